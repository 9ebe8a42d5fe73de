# Results cross every boundary of small integers correctly.
for bits in (7, 8, 15, 16, 29, 30, 31, 32, 61, 62, 63, 64, 65, 127, 128):
    n = 1 << bits
    m = n - 1
    print(bits, m + 1 == n, -m - 1 == -n, n - 1 == m, m * m == n * n - 2 * n + 1, n * n >> bits == n, -(-n) == n, abs(-n) == n)
    print(n + -n, n ^ n, (n | m) - m == n, ~n == -n - 1, n // -1 == -n, n % m, -n // m, m & -n)
