from collections import deque
d = deque([1])
d.append(d)
print(d)
class D(deque):
    def __init__(self, n):
        super().__init__(range(n), n)
        self.n = n
e = D(3)
print(e, e.n, e.maxlen, isinstance(e, deque))
e.append(9)
print(e)
class P(deque):
    pass
print(P([1, 2]), P("ab", 1), type(P().copy()).__name__)
