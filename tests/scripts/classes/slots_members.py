# Each slot is a descriptor of the class.
class P:
    __slots__ = ("x", "y")

class Q(P):
    __slots__ = ()

p, q = P(), Q()
print(P.x, type(P.x).__name__, P.__dict__["y"], P.x.__name__, P.x.__objclass__ is P)
P.x.__set__(q, 5)
print(q.x, P.x.__get__(q), P.x.__get__(None, P) is P.x)
P.x.__delete__(q)
print(hasattr(q, "x"))
for action in (lambda: P.x.__get__(3), lambda: P.x.__set__([], 1), lambda: P.x.__delete__(q), lambda: P.x.__get__(p)):
    try:
        action()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)

class Alias(P):
    __slots__ = ()
    other = P.x

a = Alias()
a.other = 7
print(a.x, a.other)
a.x = 8
print(a.x, a.other)

class Stranger:
    x = P.x

for action in (lambda: Stranger().x, lambda: setattr(Stranger(), "x", 1)):
    try:
        action()
    except TypeError as e:
        print(e)
