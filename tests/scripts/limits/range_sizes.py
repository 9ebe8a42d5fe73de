r = range(10 ** 30)
print(r[5], r[-1], 10 ** 29 in r, r[10:20], r.index(10 ** 20), bool(r))
try:
    len(r)
except OverflowError as e:
    print(type(e).__name__)
print(range(0, 10 ** 30, 10 ** 29)[-1], len(range(0, 10 ** 30, 10 ** 29)), range(-10 ** 30, 0)[0])
print(sum(1 for _ in range(10 ** 30, 10 ** 30 + 5)), list(range(2 ** 63 - 2, 2 ** 63 + 2)))
print(list(range(-2 ** 63 + 1, -2 ** 63 - 2, -1)))
print(list(range(0, 2 ** 62, 2 ** 61)), list(range(2 ** 62, 0, -2 ** 61)))
