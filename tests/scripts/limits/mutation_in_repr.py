# repr of a list whose elements change it.
class Evil:
    def __repr__(self):
        items.clear()
        return "evil"

items = [Evil(), Evil(), Evil()]
print(repr(items), items)
class Grow:
    def __repr__(self):
        if len(more) < 5:
            more.append(1)
        return "grow"

more = [Grow()]
print(repr(more))
class Drop:
    def __repr__(self):
        table.clear()
        return "drop"

table = {1: Drop()}
text = repr(table)
print(text, table)
