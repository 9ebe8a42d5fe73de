import math
for bits in (62, 63, 64, 65, 66, 127, 128, 129, 500, 3001):
    for n in ((1 << bits), (1 << bits) - 1, 3 ** (bits * 2 // 3)):
        r = math.isqrt(n)
        print(bits, r * r <= n < (r + 1) ** 2, math.isqrt(n * n) == n, math.isqrt(n * n - 1) == n - 1, math.isqrt(n * n + 2 * n) == n)
