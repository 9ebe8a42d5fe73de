for f in (min, max):
    for args, kw in (((), {}), (([],), {}), ((1,), {}), ((1, "a"), {}), ((1, 2), {"default": 3}), (([1],), {"foo": 1})):
        try:
            f(*args, **kw)
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)
