for args in (("a",), ("a", []), ("a", [1]), (1, [ValueError()]), ("a", 5), ("a", [ValueError(), KeyboardInterrupt()])):
    try:
        print(ExceptionGroup(*args))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
