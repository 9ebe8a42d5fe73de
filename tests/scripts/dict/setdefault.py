d = {}
print(d.setdefault("a", 1), d.setdefault("a", 2), d.setdefault("b"), d)
d.setdefault("l", []).append(1)
d.setdefault("l", []).append(2)
print(d)
