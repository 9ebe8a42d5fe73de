from collections import ChainMap
c = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(c["a"], c["b"], len(c), list(c), "b" in c, c.get("z", 0), c)
c["b"] = 9
c["n"] = 0
print(c.maps, dict(c), sorted(c.items()), sorted(c.keys()), sorted(c.values()))
child = c.new_child({"x": 5})
print(child["x"], child["a"], child.parents == c, child.parents)
print(c.pop("b"), c["b"])
for f in (lambda: c["zz"], lambda: c.pop("zz"), lambda: c.__delitem__("b"), lambda: ChainMap().popitem()):
    try:
        f()
    except KeyError as e:
        print(repr(e))
print(bool(ChainMap()), bool(c), c | {"q": 1}, ChainMap(), c == dict(c))
