# Operations with small constants on both sides, for many types.
for x in (5, -5, 2.5, True, 10 ** 20, 1j):
    print(x + 1, 1 + x, x - 1, 1 - x, x * 2, 2 * x, x + 0, x * 0, x ** 2)
for x in ("s", [1], (1,), None):
    for f in (lambda x: x + 1, lambda x: 1 + x, lambda x: x - 1, lambda x: 1 - x):
        try:
            print(f(x))
        except TypeError as e:
            print(e)
