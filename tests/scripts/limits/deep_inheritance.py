# stress: no (large)
# Many levels and many bases.
C = object
for i in range(150):
    C = type("C%d" % i, (C,), {"m%d" % i: lambda self, i=i: i})
c = C()
print(c.m0(), c.m149(), len(C.__mro__), isinstance(c, C.__mro__[100]))
bases = tuple(type("B%d" % i, (), {"v%d" % i: i}) for i in range(200))
D = type("D", bases, {})
print(D.v0, D().v199, len(D.__mro__))
class S:
    def f(self):
        return 0

T = S
for i in range(50):
    class N(T):
        def f(self):
            return super().f() + 1
    T = N
print(T().f())
