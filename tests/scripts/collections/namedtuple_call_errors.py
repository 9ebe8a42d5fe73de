from collections import namedtuple
P = namedtuple("P", "x y z", defaults=[5])
Q = namedtuple("Q", "a b c")
for f in (lambda: P(), lambda: P(1), lambda: P(1, 2, 3, 4), lambda: P(1, 2, w=3), lambda: P(1, 2, x=3),
          lambda: Q(), lambda: Q(1, 2, 3, 4), lambda: Q._make([1]), lambda: Q(1, 2, 3)._replace(z=1),
          lambda: namedtuple("E", "")(1)):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
