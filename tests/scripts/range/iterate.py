for args in ((5,), (2, 5), (0, 10, 3), (10, 0, -3), (5, 5), (5, 0), (0, 5, -1), (0, -7, -2), (-3, 3), (0, 1, 100)):
    r = range(*args)
    print(r, list(r), len(r), list(reversed(r)), bool(r))
it = iter(range(3))
print(next(it), next(it), next(it), next(it, 'end'), next(it, 'end'))
