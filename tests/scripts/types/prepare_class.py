import types


class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        return {"n": name, "kw": kw}


class A(metaclass=Meta):
    pass


kw = {"metaclass": Meta, "x": 1}
print(types.prepare_class("N", (), kw), kw)
print(types.prepare_class("N"), types.prepare_class("N", (A,))[0].__name__)
print(types.prepare_class("N", (int,), {"metaclass": lambda *a: 5})[1:])


class Other(type):
    pass


try:
    types.prepare_class("N", (A,), {"metaclass": Other})
except TypeError as e:
    print(e)
