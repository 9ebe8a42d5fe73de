# needs: double
import cmath


def show(z):
    # rounded, as C libraries differ in the last digits; zeros keep their sign
    return "%.10g %.10g" % (z.real, z.imag)


values = (0.5, -0.5, 2, -2, 1j, -1j, 0.3 + 0.4j, -1.5 + 2.5j, 1 - 2j, -3 - 0.25j, 10, 0)
for name in ("acos", "acosh", "asin", "asinh", "atan", "atanh", "cos", "cosh", "exp", "log", "log10", "sin", "sinh",
             "sqrt", "tan", "tanh"):
    for v in values:
        try:
            print(name, v, show(getattr(cmath, name)(v)))
        except ValueError as e:
            print(name, v, e)
