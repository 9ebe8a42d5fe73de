from functools import partialmethod


class C:
    def set(self, *args, **kw):
        return args, kw

    one = partialmethod(set, 1, k=2)
    two = partialmethod(one, 2)

    @classmethod
    def cm(cls, *args):
        return cls.__name__, args

    @staticmethod
    def sm(*args):
        return args

    cls_method = partialmethod(cm, 7)
    static = partialmethod(sm, 8)
    call = partialmethod(max, 5) if False else None


c = C()
print(c.one(), c.one(5, z=1), c.two(), C.one(c, 3))
print(c.cls_method(1), C.cls_method(2), c.static(1), C.static(2))
print(C.__dict__["one"].args, C.__dict__["one"].keywords, C.__dict__["two"].args)
print(c.one.__self__ is c if hasattr(c.one, "__self__") else None)


class Callable:
    def __call__(self, *args):
        return len(args), args[1:]


class D:
    m = partialmethod(Callable(), "a")


d = D()
print(d.m("b"), D.m(d, "c"))
for args in ((), (3,)):
    try:
        partialmethod(*args)
    except TypeError as e:
        print(e)
