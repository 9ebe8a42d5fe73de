import math
print(math.nextafter(1, 2), math.nextafter(1, 0), math.nextafter(0, 1), math.nextafter(0.0, -1), math.nextafter(1, 1), math.nextafter(1e308, math.inf))
print(math.ulp(1), math.ulp(0), math.ulp(-1e16), math.ulp(1.7976931348623157e308), math.ulp(math.inf), math.ulp(math.nan))
