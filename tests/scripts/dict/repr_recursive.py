d = {"a": 1}
d["self"] = d
print(d)
l = [d]
d["list"] = l
print(l)
print(repr({"k": "it's", 1: None, (1,): [2]}))
