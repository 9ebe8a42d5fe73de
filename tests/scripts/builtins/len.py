class L:
    def __init__(self, n):
        self.n = n
    def __len__(self):
        return self.n
print(len([]), len("abc"), len({1: 2}), len(range(10)), len(L(4)), len(b"ab"), len({1, 2}), len("\u20ac\u20ac"))
for x in (5, None, L(-1), L("a"), L):
    try:
        len(x)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
