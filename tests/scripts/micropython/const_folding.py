# const() gives a name its value at compile time; private names leave no global.
from micropython import const

_WIDTH = const(40)
HEIGHT = const(_WIDTH // 2 + (3 << 2 | 1))
_MASK = const(~0x0F & 0xFF)
_NAME = const("a" "b" + "c")
_RAW = const(b"\x00\x01" + b"\x02")
_PARTS = const((_WIDTH, _NAME, (None, True, -_WIDTH), ...))
_OFF = const(not 0)
_FLOAT = const(1.5 * 2)

def area():
    return _WIDTH * HEIGHT

print(_WIDTH, HEIGHT, _MASK, _NAME, _RAW, _PARTS, _OFF, _FLOAT, area())
print([n for n in globals() if n in ("_WIDTH", "HEIGHT", "_MASK", "_NAME", "_RAW", "_PARTS")])
print(_PARTS is (_WIDTH, _NAME, (None, True, -_WIDTH), ...) or "another", _PARTS is _PARTS)
_PAIR = const((_WIDTH, _NAME))
print(_PAIR is (_WIDTH, _NAME), f"{_WIDTH}", [_WIDTH for _ in range(2)], {_WIDTH: HEIGHT})

def local(_WIDTH):
    HEIGHT = 1
    return _WIDTH, HEIGHT

print(local(5))

class A:
    LIMIT = const(7)
    _HIDDEN = const(8)
    both = LIMIT + _HIDDEN

    def get(self):
        return self.LIMIT, LIMIT, _HIDDEN

print(A.both, A().get(), hasattr(A, "LIMIT"), hasattr(A, "_HIDDEN"))
if _OFF:
    print("branch")
while not _OFF:
    pass
__version__ = const("1.0")
print("__version__" in globals())
OTHER = const(1 << 200 if _WIDTH > 39 and not _OFF or 2 < 3 <= HEIGHT else 0)
print(OTHER == 2 ** 200, const(_NAME[1]), const(len("abc")))
_LETTER = const(_NAME[1] * 5)
print(_LETTER)
