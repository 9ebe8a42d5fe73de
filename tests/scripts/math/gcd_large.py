import math
f = [1, 1]
while f[-1].bit_length() < 3000:
    f.append(f[-1] + f[-2])
print(math.gcd(f[-1], f[-2]), math.gcd(f[-1] * f[50], f[-2] * f[50]) == f[50])
for i in range(1, 60, 7):
    a, b, c = 3 ** (i * 13) + i, 7 ** (i * 5) + 2, 11 ** i
    print(math.gcd(a * c, b * c) == math.gcd(a, b) * c, math.gcd(c, a * c, c * c) == c, math.lcm(a, b) * math.gcd(a, b) == a * b)
print(math.gcd(1 << 100, 1 << 64), math.gcd((1 << 100) - 1, -(1 << 75) + 1), math.gcd(0, -10 ** 30), math.gcd(2 ** 95, 3))
