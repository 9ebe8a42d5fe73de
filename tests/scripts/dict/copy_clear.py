d = {"a": [1]}
e = d.copy()
e["a"].append(2)
e["b"] = 3
print(d, e)
d.clear()
print(d, e, len(d))
d["x"] = 1
print(d)
