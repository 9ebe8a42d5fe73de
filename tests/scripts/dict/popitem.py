d = {"a": 1, "b": 2, "c": 3}
print(d.popitem(), d)
d["z"] = 0
print(d.popitem(), d.popitem(), d.popitem(), d)
try:
    d.popitem()
except KeyError as e:
    print(repr(e))
d = {i: i for i in range(100)}
for i in range(50, 99):
    del d[i]
print(d.popitem(), d.popitem(), len(d))
