from types import SimpleNamespace

n = SimpleNamespace(a=1, b="x")
print(n, n.a, vars(n), n == SimpleNamespace(b="x", a=1), n == SimpleNamespace(a=1), n != 5)
n.c = [1]
del n.a
print(n, sorted(n.__dict__), hasattr(n, "a"))
n.me = n
print(n)
print(SimpleNamespace(**{"not an identifier": 1}), SimpleNamespace())


class S(SimpleNamespace):
    kind = "sub"

    def __init__(self, x, **kw):
        super().__init__(x=x, **kw)
        self.y = 2


s = S(1, z=3)
print(s, s.kind, s == SimpleNamespace(x=1, z=3, y=2), vars(s))
