d = {}
for i in range(2000):
    d["key" + str(i)] = i
print(len(d), d["key0"], d["key1999"], "key2000" in d)
for i in range(0, 2000, 3):
    del d["key%d" % i]
print(len(d), sum(d.values()), "key3" in d, d["key4"])
for i in range(0, 2000, 3):
    d["key%d" % i] = -i
print(len(d), sum(d.values()), list(d)[:3], list(d)[-1])
