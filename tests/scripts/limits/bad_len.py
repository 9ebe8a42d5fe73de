# Lengths that are too large or negative.
class L:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __length_hint__(self):
        return self.n

    def __iter__(self):
        return iter([1, 2])

for n in (1 << 70, -1, -(1 << 70)):
    for f in (len, bool, list):
        try:
            print(f(L(n)))
        except (OverflowError, ValueError) as e:
            print(type(e).__name__)
