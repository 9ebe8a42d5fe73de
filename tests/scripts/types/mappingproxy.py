from types import MappingProxyType

d = {"a": 1, "b": 2}
p = MappingProxyType(d)
print(p, p["a"], len(p), list(p), "a" in p, p.get("z", 0), list(p.items()), list(p.keys()), list(p.values()))
d["c"] = 3
print(p, p == d, p == {"a": 1}, p != d, str(p), list(reversed(p)), p.copy() is d)
print(p | {"z": 9}, {"y": 8} | p, dict(p), {**p})
p2 = MappingProxyType(p)
print(p2, p2 == p)
print(MappingProxyType("abc")[1])
