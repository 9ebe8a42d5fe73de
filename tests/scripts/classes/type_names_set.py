# __name__, __qualname__, __module__ and __doc__ of a class can be set.
class A:
    "old"

a = A()
A.__name__ = "B"
print(A.__name__, A.__qualname__, A)
A.__qualname__ = "Outer.C"
print(A.__name__, A.__qualname__, A, repr(a).split(" object")[0])
A.__module__ = "elsewhere"
print(A, A.__module__, a.__module__)
A.__doc__ = "new"
print(A.__doc__, a.__doc__)
A.__module__ = None
print(A)
for target in (A, int):
    for name, value in (("__name__", 5), ("__qualname__", None), ("__module__", 5), ("__doc__", 6)):
        try:
            setattr(target, name, value)
        except TypeError as e:
            print(e)
for name in ("__name__", "__module__", "__doc__"):
    try:
        delattr(A, name)
    except TypeError as e:
        print(type(e).__name__)
