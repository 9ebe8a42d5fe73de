for n in (0, 5, -5, 2 ** 62, -2 ** 62, 2 ** 100, -2 ** 100, True):
    print(-n, +n, ~n, abs(n))
