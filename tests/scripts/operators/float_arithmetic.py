# needs: double
# Floats: signs, floor division, remainders.
for a in (7.5, -7.5):
    for b in (2.0, -2.0):
        print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b))
print(1e308 * 10, -1e308 * 10, 1e-320 / 10 > 0, 0.1 + 0.2, 1 / 3)
print(2.0 ** 0.5, 2 ** 0.5, (-8) ** 2.0, 4.0 ** -0.5, 0.0 ** 0)
print(-0.0, 0.0 == -0.0, 5.0 % -3, -5.0 % 3, 1e16 + 1)
