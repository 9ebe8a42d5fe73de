# Integer arithmetic with signs.
for a in (7, -7):
    for b in (2, -2):
        print(a + b, a - b, a * b, a // b, a % b, divmod(a, b), a / b)
print(2 ** 10, (-2) ** 3, 2 ** 0, 0 ** 0, 2 ** -2)
print(10 ** 20, 2 ** 64 - 1, -(2 ** 63), (2 ** 63) // -1)
