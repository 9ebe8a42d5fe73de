d = {"a": 1}
for key in ("b", 1, 1.5, None, (1, 2), "it's"):
    try:
        d[key]
    except KeyError as e:
        print(repr(e), e.args, e)
