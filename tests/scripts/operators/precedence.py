# Precedence and associativity.
print(1 + 2 * 3, (1 + 2) * 3, 2 * 3 ** 2, -3 ** 2, 2 ** -1, 2 ** 3 ** 2)
print(10 - 5 - 2, 100 / 10 / 5, 7 % 4 * 2, 7 // 2 * 2)
print(1 | 2 ^ 3 & 4 << 1 + 1, ~1 + 2, not 1 == 2, not 1 in [1])
print(1 < 2 == True, 1 + 1 == 2 and 3 > 2 or False, 1 or 0 and 0)
print(5 if 0 else 6 if 0 else 7, (lambda: 1 or 2)(), [*range(2)] + [3], -2 .__abs__())
print(1 << 2 << 1, 64 >> 2 >> 1, 1 + 1 << 2, 2 ** 2 * 3, not True or True)
