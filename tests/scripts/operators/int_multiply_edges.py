# Products near the limits.
values = [0, 1, -1, 3, 46341, -46341, 65536, 2 ** 31 - 1, -2 ** 31, 3037000500, 2 ** 32, 2 ** 62, -2 ** 62, 2 ** 63, 10 ** 30]
total = 0
for a in values:
    for b in values:
        p = a * b
        total = (total * 31 + p) % 1000000007
        if b and p // b != a:
            print("wrong", a, b)
print(total)
print(46341 * 46341, 3037000500 * 3037000500, 2 ** 31 * 2 ** 31, -2 ** 62 * 2)
