class K:
    def __init__(self, n):
        self.n = n
    def __hash__(self):
        return 5
    def __eq__(self, other):
        src.clear()
        return self.n == other.n

src = {}
src[K(1)] = 1
d = {K(2): 2}
try:
    d.update(src)
    print("no error", len(d))
except RuntimeError as e:
    print(e)
