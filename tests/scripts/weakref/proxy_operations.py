# A proxy passes almost everything on to its object.
import weakref

class V:
    def __init__(self, *items):
        self.items = list(items)

    def __repr__(self):
        return "V" + str(tuple(self.items))

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        return self.items[i]

    def __setitem__(self, i, v):
        self.items[i] = v

    def __delitem__(self, i):
        del self.items[i]

    def __contains__(self, v):
        return v in self.items

    def __iter__(self):
        return iter(self.items)

    def __add__(self, other):
        return ("add", other)

    def __radd__(self, other):
        return ("radd", other)

    def __iadd__(self, other):
        self.items.append(other)
        return self

    def __neg__(self):
        return "neg"

    def __eq__(self, other):
        return isinstance(other, V) and self.items == other.items

    def __lt__(self, other):
        return "lt"

    def __call__(self, *args, **kw):
        return args, kw

    def method(self, a):
        return self, a

v = V(1, 2, 3)
p = weakref.proxy(v)
print(str(p), len(p), p[1], 2 in p, 9 in p, list(p), p + 5, 5 + p, p + p is not None, -p, bool(p))
p[0] = 10
del p[1]
p.extra = "e"
print(v, v.extra, p.method(4), p.items is v.items, p.__len__(), p == v, p == V(), v == p, p < 3, p != v)
del p.extra
print(hasattr(v, "extra"), p(1, b=2), type(p) is weakref.CallableProxyType, p.__class__ is V)
q = p
q += 7
print(v, q is v, p is weakref.proxy(v), isinstance(p, weakref.ProxyTypes))

class Plain:
    pass

o = Plain()
p = weakref.proxy(o)
print(type(p), type(p) is weakref.ProxyType, bool(p))
for bad in (lambda: hash(p), lambda: p(), lambda: next(p), lambda: iter(p), lambda: len(p), lambda: p.nothing,
            lambda: p + 1, lambda: p[0], lambda: -p):
    try:
        print(bad())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
