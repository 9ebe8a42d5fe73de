# A comparison that raises leaves all elements in the list.
class C:
    count = 0

    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        C.count += 1
        if C.count > 10:
            raise KeyError("stop")
        return self.n < other.n

items = [C(i * 7 % 20) for i in range(20)]
before = set(map(id, items))
try:
    items.sort()
except KeyError as e:
    print(e)
print(len(items), set(map(id, items)) == before)
try:
    [1, "a"].sort()
except TypeError as e:
    print(e)
