import math
for a, b in ((7, 3), (-7, 3), (7, -3), (5.5, 2), (1e20, 3), (3, math.inf), (2.5, 1), (3.5, 1)):
    print(math.fmod(a, b), math.remainder(a, b), a % b)
