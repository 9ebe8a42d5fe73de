import math
print(math.hypot(), math.hypot(3), math.hypot(-3, 4), math.hypot(1, 1), math.hypot(1, 2, 2), math.hypot(1e200, 1e200), math.hypot(3e-320, 4e-320))
print(math.hypot(math.inf, math.nan), math.hypot(math.nan, 1), math.dist([1, 2], [4, 6]), math.dist((0,), (5,)), math.dist([], []))
print(math.hypot(0.1, 0.2, 0.3), math.hypot(1.5, 2.5), math.dist((1.5, 2.5, 3.5), (0, 1, 2)))
try:
    math.dist([1], [1, 2])
except ValueError as e:
    print(e)
