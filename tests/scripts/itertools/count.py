from itertools import count

c = count()
print(next(c), next(c), c)
c = count(10, -3)
print([next(c) for _ in range(5)], c)
print(next(count(start=2.5, step=0.5)), count(2.5, 0.5), count(1.0), count(1, 1), count(1, 1.0))
c = count(2 ** 62 - 2)
print([next(c) for _ in range(5)])
c = count(-2 ** 64, 2 ** 63)
print([next(c) for _ in range(4)])
c = count(True)
print(next(c), next(c))
c = count(1j, 2)
print(next(c), next(c))
for args in (("a",), (1, "b"), (None,), (1, 2, 3)):
    try:
        count(*args)
    except TypeError as e:
        print(e)
