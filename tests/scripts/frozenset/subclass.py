class F(frozenset):
    def __new__(cls, items, tag):
        self = super().__new__(cls, items)
        self.tag = tag
        return self

f = F([1], "t")
print(f, f.tag, type(f | {2}).__name__, type(f.copy()).__name__, hash(f) == hash(frozenset([1])), f == {1})
class G(frozenset):
    pass
print(G(), G([3]), repr(frozenset([G([1])])))
