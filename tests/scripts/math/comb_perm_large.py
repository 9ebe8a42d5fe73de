import math
for n, k in ((1000, 500), (10 ** 30, 50), (300, 41), (300, 40), (10 ** 20, 10 ** 20 - 45)):
    print(n, k, math.comb(n, k) % 1000000007)
for n, k in ((1000, 500), (10 ** 30, 50), (300, 300), (300, 0)):
    print(n, k, math.perm(n, k) % 1000000007, math.perm(n, k).bit_length())
print(math.factorial(3000) == math.perm(3000), math.comb(3000, 1500) * math.factorial(1500) ** 2 == math.factorial(3000))
