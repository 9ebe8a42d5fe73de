import math
for x in (0, 0.5, 1, -1, 2.5):
    print(round(math.sinh(x), 11), round(math.cosh(x), 11), round(math.tanh(x), 11), round(math.asinh(x), 11))
print(round(math.acosh(2), 12), round(math.atanh(0.5), 12))
