import types


class Meta(type):
    def __new__(mcs, name, bases, ns, **kw):
        cls = super().__new__(mcs, name, bases, ns)
        cls.kw = kw
        return cls

    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        return {"prepared": (name, len(bases), sorted(kw))}

    def __init__(cls, name, bases, ns, **kw):
        pass


def body(ns):
    ns["x"] = 1


C = types.new_class("C", (), {"metaclass": Meta, "k": 2}, body)
print(C.__name__, C.x, C.kw, C.prepared, type(C).__name__)
D = types.new_class("D", (C,))
print(D.__mro__[1] is C, D.__name__, types.new_class("E").__bases__)
print(types.new_class(name="F", bases=(int,), exec_body=body).x)
for call in (lambda: types.new_class(), lambda: types.new_class("X", 5), lambda: types.new_class("X", (), None, 5),
             lambda: types.new_class("X", (), {"nosuch": 1})):
    try:
        call()
    except TypeError as e:
        print("TypeError")
