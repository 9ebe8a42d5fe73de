# Unary operators and conversions.
class V:
    def __neg__(self):
        return "neg"

    def __pos__(self):
        return "pos"

    def __invert__(self):
        return "invert"

    def __abs__(self):
        return "abs"

v = V()
print(-v, +v, ~v, abs(v))
for call in (lambda: -"x", lambda: +[], lambda: ~1.5, lambda: abs("x"), lambda: -object()):
    try:
        call()
    except TypeError as e:
        print(e)
