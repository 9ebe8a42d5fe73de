# Bound methods: equality, self and function.
class C:
    def m(self, x=0):
        return x + 1

c = C()
m = c.m
print(m(4), m.__self__ is c, m.__func__ is C.m)
print(c.m == c.m, c.m is c.m, C().m == C().m)
print(C.m(c, 6))
print(m.__name__)
try:
    m.attribute = 1
except AttributeError as e:
    print(e)
