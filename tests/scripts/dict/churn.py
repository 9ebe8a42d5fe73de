d = {}
for i in range(5000):
    d[i] = i
    if i >= 10:
        del d[i - 10]
print(len(d), list(d))
d = {}
for i in range(5000):
    d["k"] = i
    del d["k"]
print(d)
for i in range(20):
    d[i] = i
for i in range(5000):
    k, v = d.popitem()
    d[k] = v
print(list(d) == list(range(20)))
