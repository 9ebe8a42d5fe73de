# Squares and products of equal numbers, around the sizes where the ways of multiplying change.
for bits in (31, 64, 65, 1900, 2880, 2912, 5000, 20000):
    for a in ((1 << bits) - 1, (1 << bits) // 3, 7 ** (bits // 3)):
        b = a + 1
        print(bits, a * a == b * a - a, (a * a) % 1000003, (a ** 2 - 1) == (a - 1) * b)
