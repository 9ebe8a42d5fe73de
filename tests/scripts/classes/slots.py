# __slots__ forbid other attributes.
class P:
    __slots__ = ("x", "y")

    def __init__(self, x):
        self.x = x

p = P(1)
print(p.x)
for action in (lambda: p.y, lambda: setattr(p, "z", 1), lambda: p.__dict__):
    try:
        action()
    except AttributeError as e:
        print(e)
p.y = 2
del p.y
print(hasattr(p, "y"))

class Q(P):
    pass

q = Q(5)
q.anything = 6
print(q.x, q.anything)
