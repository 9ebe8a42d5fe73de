import math
print(math.exp(0), math.exp2(10), math.expm1(0), math.log(1), math.log2(8), math.log10(1000), math.log1p(0), math.sqrt(16), math.cbrt(27))
print(round(math.exp(1), 12), round(math.log(10), 12), round(math.log(8, 2), 12), round(math.log(10, 10), 12), math.pow(2, 10))
print(round(math.log(10 ** 400), 9), round(math.log2(2 ** 5000), 9), round(math.log10(10 ** 1000), 9), math.log2(2 ** 64))
