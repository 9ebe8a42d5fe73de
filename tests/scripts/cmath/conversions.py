# needs: double
import cmath


class C:
    def __complex__(self):
        return 3 + 4j


class F:
    def __float__(self):
        return 4.0


class I:
    def __index__(self):
        return 9


class Bad:
    def __complex__(self):
        return 5.0


class Raises:
    def __complex__(self):
        raise KeyError("complex")


class Sub(complex):
    pass


print(cmath.polar(C())[0], cmath.sqrt(F()), cmath.sqrt(I()), cmath.sqrt(True), cmath.sqrt(Sub(-4)), cmath.sqrt(-4))
for v in (Bad(), Raises()):
    try:
        cmath.sqrt(v)
    except (TypeError, KeyError) as e:
        print(type(e).__name__, e)
print(cmath.log(8, 2), cmath.log(-1).imag == cmath.pi)
