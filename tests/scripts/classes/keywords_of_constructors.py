# Built-in constructors refuse keywords, but for classes whose __init__ (of list: also __new__) takes them.
def show(cls, *args, **kw):
    try:
        x = cls(*args, **kw)
        print(cls.__name__, x, getattr(x, 'kw', None))
    except TypeError as e:
        print(cls.__name__, e)


for base in tuple, frozenset, float, list, set, filter, map, reversed:
    class Plain(base):
        pass

    class Init(base):
        def __init__(self, *args, **kw):
            if base in (list, set):
                super().__init__(*args)
            self.kw = kw

    class New(base):
        def __new__(cls, *args, **kw):
            return super().__new__(cls, *args)

    if base in (filter, map, reversed):
        continue
    arg = 1 if base is float else [1]
    show(base, arg, x=1)
    show(Plain, arg, x=1)
    show(Init, arg, x=1)
    if base is list:
        class New(base):
            def __new__(cls, seq, kw=None):
                self = super().__new__(cls, seq)
                self.kw = kw
                return self
        show(New, arg, kw=2)
