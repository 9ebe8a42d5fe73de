# needs: double
import cmath

inf, nan = float("inf"), float("nan")
values = (complex(inf, 0), complex(-inf, 1), complex(0, inf), complex(1, -inf), complex(inf, inf), complex(nan, 0),
          complex(0, nan), complex(nan, nan), complex(inf, nan))
for name in ("exp", "cos", "cosh", "sin", "sinh", "tan", "tanh", "sqrt", "log", "atan", "asinh"):
    for v in values:
        if v != v and name in ("tan", "tanh"):
            continue  # C libraries differ
        try:
            z = getattr(cmath, name)(v)
            print(name, v, "%.10g %.10g" % (abs(z.real) if z.real != z.real else z.real, abs(z.imag) if z.imag != z.imag or z.imag == 0 else z.imag))
        except (ValueError, OverflowError) as e:
            print(name, v, type(e).__name__, e)
