d = {"a": None}
print("a" in d, "b" in d, "b" not in d, bool(d), bool({}), len(d))
d[None] = 1
print(None in d, d[None], len(d))
