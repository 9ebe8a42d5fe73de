import math
print(math.gcd(), math.gcd(12), math.gcd(12, 18), math.gcd(-12, 18), math.gcd(0, 5), math.gcd(0, 0), math.gcd(12, 18, 27))
print(math.gcd(2 ** 100, 6 ** 50), math.gcd(3 ** 80 * 7, 7 ** 60), math.gcd(10 ** 40, 10 ** 25 + 1))
print(math.lcm(), math.lcm(4), math.lcm(4, 6), math.lcm(-4, 6), math.lcm(0, 5), math.lcm(2 ** 70, 3 ** 50), math.lcm(2, 3, 4, 5))
