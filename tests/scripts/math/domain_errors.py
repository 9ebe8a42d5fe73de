import math
cases = [(math.sqrt, -1), (math.log, 0), (math.log, -1), (math.log, -10 ** 400), (math.log2, 0), (math.log10, -5), (math.log1p, -1),
         (math.acos, 2), (math.asin, -2), (math.acosh, 0.5), (math.atanh, 1), (math.sin, math.inf), (math.cos, math.inf),
         (math.gamma, 0), (math.gamma, -1), (math.lgamma, 0), (math.lgamma, -3), (math.fmod, 1, 0), (math.remainder, 1, 0),
         (math.pow, 0, -1), (math.pow, -1, 0.5), (math.fmod, math.inf, 1)]
for f, *args in cases:
    try:
        print(f.__name__, f(*args))
    except ValueError as e:
        print(f.__name__, e)
