# Instances as dict keys by __hash__ and __eq__.
class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 3

    def __eq__(self, other):
        return isinstance(other, Key) and self.n == other.n

d = {Key(i): i for i in range(10)}
print([d[Key(i)] for i in range(10)])
d[Key(4)] = "new"
print(d[Key(4)], len(d), Key(11) in d, len({Key(1), Key(1), Key(4)}))
del d[Key(0)]
print(Key(0) in d, Key(3) in d, hash(Key(5)))
