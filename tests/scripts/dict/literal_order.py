d = {"b": 1, "a": 2, "c": 3}
print(d)
d["a"] = 9
print(d)
del d["b"]
d["b"] = 4
print(d, len(d))
print({}, {1: 2}, {"x": {"y": {}}})
