items = [1, 2, 3]
class Grow:
    def __radd__(self, other):
        if len(items) < 6:
            items.append(10)
        return other
items.insert(1, Grow())
print(sum(items), items[4:])
class Clear:
    def __radd__(self, other):
        more.clear()
        return other
more = [1, Clear(), 5, 6]
print(sum(more), more)
