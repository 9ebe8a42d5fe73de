import math
for x in (0.0, 1, -1.5, math.inf, -math.inf, math.nan, 2 ** 100):
    print(math.isfinite(x), math.isinf(x), math.isnan(x), math.fabs(x), math.copysign(1, x) if x == x else "")
