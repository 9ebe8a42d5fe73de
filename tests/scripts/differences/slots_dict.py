# Attributes named in __slots__ are stored like any others: the __dict__ of an instance whose class allows other
# attributes shows them.
class P:
    __slots__ = ("x", "y")

    def __init__(self, x):
        self.x = x

class Q(P):
    pass

q = Q(5)
q.anything = 6
print(q.x, q.anything, q.__dict__, vars(q) == {"x": 5, "anything": 6})
