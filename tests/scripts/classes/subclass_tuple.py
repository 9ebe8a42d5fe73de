# Subclassing tuple.
class T(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    @property
    def first(self):
        return self[0]

t = T(1, 2)
print(t, t.first, len(t), t == (1, 2), {(1, 2): "x"}[t], t + (3,), t < T(1, 3))
a, b = t
print(a, b, isinstance(t, tuple), type(t[:]).__name__, "%s %s" % t)
t.note = "n"
print(t.note)
