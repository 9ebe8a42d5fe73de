for args in ((2, 3, 0), (2, -1, 4), (2.0, 3, 4), (2, 3, 4.0), ("a", 2, 3)):
    try:
        print(pow(*args))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
