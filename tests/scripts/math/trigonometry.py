import math
for x in (0, 0.5, 1, -1, 2.5, 100):
    print(round(math.sin(x), 12), round(math.cos(x), 12), round(math.tan(x), 12), round(math.atan(x), 12))
print(round(math.asin(0.5), 12), round(math.acos(0.5), 12), round(math.atan2(-1, -1), 12), math.atan2(0.0, -0.0))
print(math.degrees(math.pi), math.radians(180), math.sin(-0.0))
