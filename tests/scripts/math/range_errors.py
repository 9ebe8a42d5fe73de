import math
cases = [(math.exp, 1000), (math.cosh, 1000), (math.sinh, -1000), (math.expm1, 1000), (math.gamma, 200), (math.pow, 10, 400),
         (math.ldexp, 1.0, 10000), (math.exp2, 5000), (math.sqrt, 10 ** 700)]
for f, *args in cases:
    try:
        print(f.__name__, f(*args))
    except OverflowError as e:
        print(f.__name__, e)
print(math.exp(-1000), math.ldexp(1.0, -10000), math.ldexp(0.0, 10 ** 30), math.exp(math.inf), math.pow(0, 1))
