# __slots__ that make no class.
for slots, bases in ((("x y",), ()), ((1,), ()), (("x",), (int,)), (("x",), (tuple,)), (("x",), (bytes,)),
                     (("__dict__", "__dict__"), ()), (5, ()), (("",), ())):
    try:
        print(type("C", bases, {"__slots__": slots}))
    except TypeError as e:
        print(e)
try:
    class Clash:
        __slots__ = ("x",)
        x = 1
except ValueError as e:
    print(e)

class A:
    __slots__ = ("a",)

class B:
    __slots__ = ("b",)

class Empty:
    __slots__ = ()

try:
    class AB(A, B):
        pass
except TypeError as e:
    print(e)

class AE(A, Empty):
    __slots__ = ("more",)

x = AE()
x.a, x.more = 1, 2
print(x.a, x.more)

class Number(int):
    __slots__ = ()

try:
    Number(3).x = 1
except AttributeError as e:
    print(e)
