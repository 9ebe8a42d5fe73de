from collections import namedtuple
A = type("A", (), {})
def f():
    return type("C", (A,), {"__module__": "other"})
print(A, A.__module__, f(), namedtuple("P", "x"))
