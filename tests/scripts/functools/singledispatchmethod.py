from functools import singledispatchmethod


class C:
    base = "C"

    @singledispatchmethod
    def m(self, x, *rest):
        return "object", self.base, x, rest

    @m.register(int)
    def _(self, x):
        return "int", self.base, x

    @m.register
    def _(self, x: str):
        return "str", self.base, x

    @singledispatchmethod
    @classmethod
    def cm(cls, x):
        return "object", cls.__name__

    @cm.register(int)
    @classmethod
    def _(cls, x):
        return "int", cls.__name__


c = C()
print(c.m(1), c.m("a"), c.m(1.5, 2), C.m(c) if False else "", C.cm(1), c.cm("x"), c.m.__name__)
try:
    c.m()
except (TypeError, IndexError) as e:
    print(type(e).__name__)
try:
    singledispatchmethod(3)
except TypeError as e:
    print(e)
