# Attributes named in __slots__ are stored like any others: there are no member descriptors in the class, the __dict__ of
# an instance whose class allows other attributes shows them, and a class variable may have the same name.
class P:
    __slots__ = ("x", "y")

    def __init__(self, x):
        self.x = x

class Q(P):
    pass

q = Q(5)
q.anything = 6
print(q.x, q.anything, q.__dict__, vars(q) == {"x": 5, "anything": 6})
print("x" in P.__dict__, hasattr(P, "x"))

class R:
    __slots__ = ("a",)
    a = 3

r = R()
print(r.a)
r.a = 4
print(r.a, R.a)

class N(int):
    __slots__ = ("unit",)

n = N(7)
n.unit = "m"
print(n + 1, n.unit)
