# sort, min and max use __lt__ and __gt__ only.
class C:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n

    def __repr__(self):
        return "C%d" % self.n

items = [C(3), C(1), C(2)]
print(sorted(items), min(items), sorted(items, reverse=True))
items.sort()
print(items, max(items))
