import math
print(math.pi, math.e, math.tau, math.inf, math.nan, -math.inf)
print(math.isnan(math.nan), math.inf > 1e308, math.pi is not None, math.tau == 2 * math.pi)
