# Subclassing list.
class L(list):
    def __init__(self, *items):
        super().__init__(items)
        self.name = "L"

    def append(self, x):
        super().append(x * 2)

    def __getitem__(self, i):
        return "item", list.__getitem__(self, i)

x = L(1, 2)
x.append(3)
print(x, len(x), x[0], x.name, isinstance(x, list), x == [1, 2, 6])
print([y for y in x], type(x + [1]).__name__, type(x[:1]).__name__, sorted(x, reverse=True))
x.extend([9])
x += [10]
print(x, type(x).__name__)
