class C:
    left = 0
    def __init__(self, v):
        self.v = v
    def __lt__(self, other):
        C.left -= 1
        if C.left == 0:
            raise KeyError('compare')
        return self.v < other.v
good = 0
for limit in range(1, 400, 13):
    a = [C(i * 37 % 101) for i in range(101)]
    C.left = limit
    try:
        a.sort()
    except KeyError:
        good += sorted(c.v for c in a) == list(range(101))
print(good)
