class D(dict):
    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        self.extra = 1
    def total(self):
        return sum(self.values())

d = D({"a": 1}, b=2)
print(d, d.extra, d.total(), type(d).__name__, isinstance(d, dict), d == {"a": 1, "b": 2})
d["c"] = 3
d.extra = 5
print(d.total(), d.extra, len(d), type(d.copy()).__name__, type(d | {}).__name__)
class P(dict):
    pass
print(P(), P([(1, 2)]), P(x=1))
