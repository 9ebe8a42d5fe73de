armed = True
class K:
    def __init__(self, n):
        self.n = n
    def __hash__(self):
        return 1
    def __eq__(self, other):
        global armed
        if armed:
            armed = False
            s.clear()
        return self.n == other.n

armed = False
s = {K(i) for i in range(12)}
armed = True
s.add(K(11))
print(len(s))
armed = False
s.update(K(i) for i in range(12))
armed = True
print(K(5) in s)
armed = False
s.update(K(i) for i in range(12))
t = {K(i) for i in range(12)}
armed = True
s &= t
print("survived", len(s) <= 12)
