class P(tuple):
    def __new__(cls, x, y):
        return super().__new__(cls, (x, y))
    @property
    def x(self):
        return self[0]
    def __add__(self, other):
        return P(self[0] + other[0], self[1] + other[1])
p = P(1, 2)
p.name = 'p'
print(p, p.x, p + P(3, 4), p == (1, 2), hash(p) == hash((1, 2)), p.name, type(p[:]).__name__, type(p * 1).__name__)
x, y = p
print(x, y, len(p), isinstance(p, tuple), tuple(p) == p, type(tuple(p)).__name__)
class Q(tuple):
    pass
print(Q(), Q([1]), Q() == (), Q('ab')[1])
