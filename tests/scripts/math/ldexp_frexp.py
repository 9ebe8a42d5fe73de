import math
for x in (0.0, 1.0, -0.75, 1e300, 5e-324, math.inf):
    m, e = math.frexp(x)
    print(m, e, math.ldexp(m, e) == x)
print(math.ldexp(1, 10), math.ldexp(5e-324, 1074), math.ldexp(1.5, -3), math.ldexp(1, -1074))
