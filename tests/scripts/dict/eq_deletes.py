armed = False
class K:
    def __init__(self, n):
        self.n = n
    def __hash__(self):
        return 1
    def __eq__(self, other):
        global armed
        if armed:
            armed = False
            for k in list(d):
                if k.n < 8:
                    d.popitem()
        return self.n == other.n

d = {K(i): i for i in range(20)}
armed = True
print(d.get(K(2)), len(d))
armed = True
d[K(3)] = "three"
print(sorted(k.n for k in d))
