# Instances with slots only can be referred to if one is called __weakref__.
import weakref

class A:
    __slots__ = ("x",)

class B:
    __slots__ = ("x", "__weakref__")

class C(B):
    __slots__ = ("y",)

class D(A):
    pass

class E(set):
    __slots__ = ()

class F(list):
    __slots__ = ()

for cls in (A, B, C, D, E, F):
    v = cls()
    try:
        print(cls.__name__, weakref.ref(v)() is v)
    except TypeError as e:
        print(e)
