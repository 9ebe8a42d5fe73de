class N:
    def __init__(self, n, name):
        self.n, self.name = n, name
    def __lt__(self, other):
        return self.n < other.n
    def __gt__(self, other):
        return self.n > other.n
items = [N(1, "a"), N(1, "b"), N(0, "c"), N(0, "d")]
print(max(items).name, min(items).name)
