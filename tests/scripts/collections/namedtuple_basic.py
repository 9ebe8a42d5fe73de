from collections import namedtuple
P = namedtuple("P", "x y")
p = P(1, 2)
print(p, p.x, p.y, p[0], p[1], len(p), p == (1, 2), isinstance(p, tuple), tuple(p), P._fields)
x, y = p
print(x, y, P(y=5, x=4), P(*[7, 8]), P(**{"x": 1, "y": 0}), hash(p) == hash((1, 2)))
print(p._asdict(), p._replace(x=9), P._make([3, 4]), p._fields, P.__name__, P.__doc__)
print(sorted([P(2, 1), P(1, 5)]), p + (3,), p < P(1, 3), p.index(2), p.count(1))
