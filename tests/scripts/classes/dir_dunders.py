# dir() of built-in types and their objects has the special methods.
def has(o, *names):
    shown = dir(o)
    print([n for n in names if n not in shown], shown == sorted(set(shown)))

has(1, "__abs__", "__add__", "__radd__", "__and__", "__bool__", "__eq__", "__lt__", "__hash__", "__index__", "__int__",
    "__float__", "__pow__", "__repr__", "__rpow__", "__class__", "__doc__", "__init__", "__new__", "bit_length")
has("", "__contains__", "__len__", "__getitem__", "__iter__", "__mod__", "__rmod__", "__rmul__", "upper")
has([], "__delitem__", "__iadd__", "__imul__", "__reversed__", "__setitem__", "__hash__", "append")
has(dict, "__or__", "__ior__", "__ror__", "__contains__", "fromkeys", "mro"[:0] or "keys")
has(None, "__bool__", "__repr__")
has(iter([]), "__next__", "__iter__", "__length_hint__")
has(len, "__call__", "__name__")
print("__add__" in dir(None), "__iadd__" in dir(1), "__radd__" in dir([]), "__len__" in dir(object), "__dict__" in dir(1))

class A:
    pass

class S:
    __slots__ = ("s",)

print("__dict__" in dir(A), "__dict__" in dir(A()), "__dict__" in dir(S), "s" in dir(S()), "__qualname__" in dir(A))
print("__qualname__" in A.__dict__, all(hasattr(1, n) for n in dir(1)), all(hasattr([], n) for n in dir([])))
