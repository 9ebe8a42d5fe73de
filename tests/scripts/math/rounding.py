import math
for x in (0.0, 1.5, -1.5, 2.0, -0.0, 1e20, 5, -7, 2 ** 70):
    print(math.floor(x), math.ceil(x), math.trunc(x), math.modf(x), math.frexp(x))
for f in (math.floor, math.ceil, math.trunc):
    for x in (math.inf, math.nan):
        try:
            f(x)
        except (OverflowError, ValueError) as e:
            print(type(e).__name__, e)
