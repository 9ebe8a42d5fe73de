for spec in ("d", "+", "=5", "#", ",", "z", "5x", "-5", " ", ".", "0=5", "_s", "é"):
    try:
        print(repr(format("a", spec)))
    except ValueError as e:
        print(spec, e)
