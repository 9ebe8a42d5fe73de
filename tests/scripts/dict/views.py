d = {"a": 1, "b": 2}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i)
d["c"] = 3
print(len(k), len(v), len(i), list(k), list(v), list(i))
print("a" in k, 3 in v, ("a", 1) in i, ("a", 2) in i, ["a", 1] in i, ("z", 1) in i, 5 in i)
print(type(k).__name__, type(iter(k)).__name__, type(iter(v)).__name__, type(iter(i)).__name__)
print({}.keys(), {}.values(), {}.items())
