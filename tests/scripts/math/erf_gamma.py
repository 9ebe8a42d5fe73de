import math
for x in (0.5, 1, 2.5, 5, 10):
    print(round(math.erf(x), 12), round(math.erfc(x), 12), round(math.gamma(x), 6), round(math.lgamma(x), 9))
print(math.gamma(171) > 1e300, math.lgamma(1), math.lgamma(math.inf), math.gamma(math.inf), math.erf(math.inf), math.erfc(-math.inf))
