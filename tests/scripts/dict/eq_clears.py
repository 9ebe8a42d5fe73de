class K:
    def __init__(self, n):
        self.n = n
    def __hash__(self):
        return 1
    def __eq__(self, other):
        d.clear()
        return False

d = {}
d[K(1)] = 1
print(len(d))
d[K(2)] = 2
print([k.n for k in d])
d = {K(2): 2}
print(K(3) in d, len(d))
d[K(4)] = 4
print(d.pop(K(5), "gone"), len(d))
