from collections import defaultdict
d = defaultdict(int, a=1)
e = d.copy()
e["z"] += 1
print(d, e, type(d | {"q": 1}).__name__, (d | {"q": 1})["nope"])
d |= {"b": 2}
print(d)
class D(defaultdict):
    def __missing__(self, key):
        return "missing " + key
print(D(int)["x"], type(D(int).copy()).__name__, D(list, k=1))
