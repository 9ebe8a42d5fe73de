import itertools


class Count(itertools.count):
    def __init__(self, *args, label="none"):
        self.label = label

    def __new__(cls, *args, label=None):
        return super().__new__(cls, *args)

    def __next__(self):
        return super().__next__() * 10


c = Count(1, label="ten")
print(c.label, next(c), next(c), [x for _, x in zip("ab", c)], isinstance(c, itertools.count))


class Chain(itertools.chain):
    pass


c = Chain.from_iterable(["a", "b"])
c.extra = 1
print(type(c).__name__, list(c), c.extra)


class Product(itertools.product):
    def __next__(self):
        return "".join(super().__next__())


print(list(Product("ab", "cd")))


class Cycle(itertools.cycle):
    def __init__(self, data, name=None):
        self.name = name


print(Cycle([1], name="n").name)
