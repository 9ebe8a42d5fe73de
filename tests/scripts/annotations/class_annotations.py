# __annotations__ of classes: each its own, made when asked for.
class A:
    x: int
    y: "str" = 1
    (z): float = 2
    __private: bytes


class B(A):
    pass


print(A.__annotations__, B.__annotations__, A.y)
B.__annotations__["q"] = 1
print(B.__annotations__, A.__annotations__)
B.__annotations__ = {"new": 2}
print(B.__annotations__)
del B.__annotations__
print(B.__annotations__)
try:
    del B.__annotations__
    del B.__annotations__
except AttributeError as e:
    print(type(e).__name__, e)
try:
    int.__annotations__
except AttributeError as e:
    print(e)
print(A().__annotations__ is A.__annotations__)
