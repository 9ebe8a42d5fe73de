a = 3 ** 400
for d in (7 ** 100, 2 ** 320 + 1, 2 ** 64 - 1, 2 ** 32, 3 ** 399, 3 ** 400, 3 ** 401):
    q, r = divmod(a, d)
    print(q, r)
    print(q * d + r == a, -a // d, -a % d)
