for other in ("1", None, [], 1j):
    try:
        print(1 < other)
    except TypeError as e:
        print(e)
    print(1 == other, 1 != other)
