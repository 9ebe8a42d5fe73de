for args in (("",), ("1+",), ("1 + 2j",), ("j1",), ("(1",), ("1+2",), ("1", 2), (1, "2"), ([],), (1, []), (None,), (1, 2, 3)):
    try:
        print(complex(*args))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
