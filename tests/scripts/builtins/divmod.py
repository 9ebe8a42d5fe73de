for a, b in ((7, 3), (-7, 3), (7, -3), (-7, -3), (7.5, 2), (-7.5, 2), (10**30, 7), (True, 2)):
    print(divmod(a, b))
for a, b in ((1, 0), (1.0, 0.0), ("a", 1), (1, None)):
    try:
        divmod(a, b)
    except (ZeroDivisionError, TypeError) as e:
        print(e)
