from collections import OrderedDict
d = OrderedDict([("b", 1), ("a", 2)])
d["c"] = 3
print(d, list(d), len(d), d == {"a": 2, "b": 1, "c": 3}, isinstance(d, dict))
print(OrderedDict(), OrderedDict(x=1), OrderedDict({"k": 2}, z=3))
print(d.copy(), type(d.copy()).__name__, type(d | {}).__name__, OrderedDict.fromkeys("ab", 0))
print(list(reversed(d)), d.pop("a"), d.setdefault("n", 9), d)
