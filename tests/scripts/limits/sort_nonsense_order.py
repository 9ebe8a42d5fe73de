# A comparison that contradicts itself ends anyway.
class Never:
    def __lt__(self, other):
        return True

class Random:
    state = 1

    def __lt__(self, other):
        Random.state = (Random.state * 3877 + 29573) % 139968
        return Random.state % 2

for kind in (Never, Random):
    items = [kind() for _ in range(200)]
    before = set(map(id, items))
    items.sort()
    print(len(items), set(map(id, items)) == before)
nan = float("nan")
print(len(sorted([3.0, nan, 1.0, nan, 2.0] * 20)))
