# Alternatives are tried from left to right, and bind the same names.
def f(x):
    match x:
        case [a, 0] | [0, a]:
            return "zero and", a
        case {"x": a, "y": b} | {"y": a, "z": b} | [b, a, _]:
            return a, b
        case int() | float() | (str() | bytes()):
            return "scalar"


print(f([1, 0]), f([0, 2]), f([0, 0]))
print(f({"x": 1, "y": 2}), f({"y": 3, "z": 4}), f([5, 6, 7]))
print(f(1), f("s"), f(b""), f(None))
