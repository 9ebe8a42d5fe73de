# type with one and with three arguments.
print(type(1).__name__, type("").__name__, type(type).__name__, type(None).__name__)
C = type("C", (), {"x": 5, "f": lambda self: self.x * 2})
print(C.__name__, C().f(), C.__bases__ == (object,))
D = type("D", (C,), dict(x=7))
print(D().f(), issubclass(D, C))
for args in ((), (1, 2), ("X", 5, {}), (5, (), {}), ("X", (), 5)):
    try:
        type(*args)
    except TypeError as e:
        print(e)
