# Results move between small and big representation in both directions.
for bits in (29, 30, 31, 32, 61, 62, 63, 64):
    n = 1 << bits
    print(bits, n - 1, n, n + 1, -n - 1, -n, 1 - n)
    print((n + n) - n == n, (n * n) // n == n, n - (n - 1), -n + (n + 1))
