# Quotients of many digits are found by halves; the check is the product.
sizes = (40, 63, 64, 65, 100, 129, 200, 333)
for n in sizes:
    for m in sizes:
        b = (1 << 32 * n) // 7 + 12345
        a = (1 << 32 * (n + m)) // 11
        q, r = divmod(a, b)
        ones = b * ((1 << 32 * m) - 1) + b - 1  # the largest quotient, the largest remainder
        print(n, m, q * b + r == a, 0 <= r < b, q % 1000003, divmod(ones, b) == ((1 << 32 * m) - 1, b - 1),
              divmod(-a, b) == (-q - 1, b - r))
