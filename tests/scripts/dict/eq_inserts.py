armed = False
count = 0
class K:
    def __init__(self, n):
        self.n = n
    def __hash__(self):
        return 1
    def __eq__(self, other):
        global count
        if armed and count < 50:
            count += 1
            d["extra%d" % count] = count
        return self.n == other.n

d = {K(i): i for i in range(4)}
armed = True
print(d[K(3)], K(7) in d)
d[K(9)] = 9
armed = False
print(0 < count < 50, len(d) == 5 + count, d[K(9)])
