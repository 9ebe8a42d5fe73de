import math
print(math.fsum([]), math.fsum([0.1] * 10), math.fsum([1e100, 1.0, -1e100, 1e-100]), math.fsum([1, 2, 3]), math.fsum([1e16, 1, 1e-16]))
print(math.fsum([math.inf, 1]), math.fsum([math.nan, math.inf]), math.fsum(1 / n for n in range(1, 1000)))
for values in ([1e308, 1e308], [math.inf, -math.inf]):
    try:
        math.fsum(values)
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
