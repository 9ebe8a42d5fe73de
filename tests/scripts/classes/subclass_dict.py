# Subclassing dict, with __missing__.
class D(dict):
    def __missing__(self, key):
        self[key] = value = "made %s" % key
        return value

    def __setitem__(self, key, value):
        super().__setitem__(key, (value,))

d = D(a=1)
print(d["a"], d["b"], d)
print(d.get("c"), "c" in d, len(d))
d.update(z=5)
d["y"] = 6
print(d, isinstance(d, dict), d == {"a": 1, "b": ("made b",), "z": 5, "y": (6,)})
print(type(d.copy()).__name__, list(d))
