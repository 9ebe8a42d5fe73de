# Searching a list whose elements change it while they are compared.
class Evil:
    def __init__(self, items):
        self.items = items

    def __eq__(self, other):
        self.items.clear()
        return False

def make():
    items = []
    items.extend(Evil(items) for _ in range(5))
    return items

for f in (
    lambda a: a.index(1),
    lambda a: a.remove(1),
    lambda a: a.count(1),
    lambda a: 1 in a,
    lambda a: a == [1, 2, 3, 4, 5],
    lambda a: [1, 2, 3, 4, 5] == a,
):
    items = make()
    try:
        print(f(items), len(items))
    except ValueError as e:
        print("ValueError", len(items))
