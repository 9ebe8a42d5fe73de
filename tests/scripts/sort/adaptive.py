class C:
    count = 0
    def __init__(self, v):
        self.v = v
    def __lt__(self, other):
        C.count += 1
        return self.v < other.v
def compares(values):
    a = [C(v) for v in values]
    C.count = 0
    a.sort()
    assert [c.v for c in a] == sorted(values)
    return C.count
n = 1000
print(compares(range(n)) < n)
print(compares(range(n, 0, -1)) < n)
print(compares(list(range(n)) + [5]) < n + 30)
print(compares(list(range(0, n)) + list(range(n, 2 * n))) < 2 * n)
print(compares([(i * 7919) % 1009 for i in range(1009)]) < 10500)
print(compares([0] * n) < n)
