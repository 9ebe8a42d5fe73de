# Attributes every class has.
class A:
    pass

class B(A):
    "doc of B"

print(B.__base__ is A, A.__base__ is object, object.__base__, object.__bases__)
print(B.__doc__, A.__doc__, B.__name__)
B.__name__ = "Renamed"
print(B.__name__)
try:
    B.__name__ = 5
except TypeError as e:
    print(e)
print([c.__name__ for c in A.__subclasses__()])
print(int.__name__, int.__bases__ == (object,), bool.__mro__ == (bool, int, object))
