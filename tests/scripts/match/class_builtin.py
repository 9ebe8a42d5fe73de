# One positional part of a built-in class is the object itself.
def f(x):
    match x:
        case bool(b):
            return "bool", b
        case int(n):
            return "int", n
        case float(n):
            return "float", n
        case str(s):
            return "str", s
        case bytes(b) | bytearray(b):
            return "bytes", b
        case list([first, *_]):
            return "list of", first
        case list(l) | tuple(l):
            return "sequence", l
        case dict({"a": a}):
            return "dict with a", a
        case dict(d):
            return "dict", d
        case set(s) | frozenset(s):
            return "set", s
        case complex(real=re, imag=im):
            return "complex", re, im
        case range(start=a, stop=b):
            return "range", a, b


class I(int):
    pass


for x in (True, 3, I(4), 2.5, "s", b"b", bytearray(b"c"), [1, 2], [], (1,), {"a": 1}, {}, {1}, frozenset(), 1 + 2j, range(3)):
    print(f(x))
