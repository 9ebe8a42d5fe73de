for kw in ({"sep": 1}, {"end": 2}, {"foo": 3}, {"file": 5}, {"sep": b"x"}):
    try:
        print("a", **kw)
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
