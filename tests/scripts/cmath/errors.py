# needs: double
import cmath

for call in (lambda: cmath.log(0), lambda: cmath.log10(0), lambda: cmath.log(2, 0), lambda: cmath.log(2, 1),
             lambda: cmath.exp(1000), lambda: cmath.cosh(1000), lambda: cmath.sinh(1000 + 1j), lambda: cmath.cos(1000j),
             lambda: cmath.atan(1j), lambda: cmath.atanh(-1), lambda: cmath.sqrt("a"), lambda: cmath.sqrt(),
             lambda: cmath.sqrt(1, 2), lambda: cmath.sqrt(None), lambda: cmath.rect(1, float("inf")),
             lambda: cmath.polar(1e308 + 1e308j) and cmath.polar(complex(1.7e308, 1.7e308)), lambda: cmath.rect(1j, 0),
             lambda: cmath.log(1, 2, 3), lambda: cmath.phase("x"), lambda: cmath.sin(10 ** 400)):
    try:
        print(call())
    except (TypeError, ValueError, OverflowError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
