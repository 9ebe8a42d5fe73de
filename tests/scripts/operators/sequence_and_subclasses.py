# Instances of classes derived from built-in types are operands like those.
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class I(int):
    pass


class S(str):
    pass


class L(list):
    pass


class R(list):
    def __radd__(self, other):
        return "radd"

    def __rmul__(self, other):
        return "rmul"


for a in ("ab", b"ab", bytearray(b"ab"), [1], (1,)):
    for b in (I(2), S("x"), L([3]), R([4])):
        attempt(lambda: a + b)
        attempt(lambda: a * b)
