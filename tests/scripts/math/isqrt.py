import math
for n in (0, 1, 2, 3, 4, 15, 16, 17, 2 ** 52, 2 ** 62 - 1, 2 ** 62, 2 ** 64 - 1, 10 ** 40, 10 ** 40 - 1, 3 ** 301):
    r = math.isqrt(n)
    print(r, r * r <= n < (r + 1) * (r + 1))
try:
    math.isqrt(-1)
except ValueError as e:
    print(e)
