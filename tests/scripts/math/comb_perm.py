import math
print([math.comb(6, k) for k in range(8)], math.comb(100, 50), math.comb(10 ** 20, 2), math.comb(0, 0), math.comb(200, 198))
print([math.perm(5, k) for k in range(7)], math.perm(5), math.perm(100, 10), math.perm(5, None))
for f, *args in ((math.comb, -1, 2), (math.comb, 2, -1), (math.perm, -1, 1), (math.perm, 2, -1)):
    try:
        f(*args)
    except ValueError as e:
        print(e)
