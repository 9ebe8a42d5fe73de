class K:
    def __init__(self, n):
        self.n = n
    def __hash__(self):
        return self.n % 3
    def __eq__(self, other):
        return isinstance(other, K) and self.n == other.n

d = {K(i): i for i in range(50)}
print(len(d), [d[K(i)] for i in range(0, 50, 7)], K(50) in d)
for i in range(0, 50, 2):
    del d[K(i)]
print(len(d), [k.n for k in d][:5])
