# What __class__ cannot be set to.
class A:
    pass

class S:
    __slots__ = ("x",)

a = A()
for target, new in ((a, 3), (a, int), (a, S), (S(), A), (5, A)):
    try:
        target.__class__ = new
    except TypeError as e:
        print(e)
try:
    del a.__class__
except TypeError as e:
    print(e)
print(type(a).__name__)
