for args in ((3, "big"), ("abc", "big"), ([300], "big"), (b"a", "x"), (1.5, "big")):
    try:
        print(int.from_bytes(*args))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
