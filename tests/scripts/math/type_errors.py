import math
cases = [(math.sin, "a"), (math.floor, "a"), (math.ceil, None), (math.trunc, "a"), (math.factorial, 2.5), (math.gcd, 2.0),
         (math.isqrt, 2.0), (math.comb, 5, 2.0), (math.ldexp, 1.0, 2.0), (math.hypot, "a"), (math.fsum, ["a"]), (math.fsum, 3),
         (math.frexp, "x"), (math.isnan, "x"), (math.prod, 3)]
for f, *args in cases:
    try:
        print(f.__name__, f(*args))
    except TypeError as e:
        print(f.__name__, e)
