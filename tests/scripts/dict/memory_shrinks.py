d = {i: i for i in range(1000)}
for i in range(999):
    del d[i]
d["x"] = 1
print(d)
for i in range(30):
    d[i] = i
print(len(d), list(d)[:4])
