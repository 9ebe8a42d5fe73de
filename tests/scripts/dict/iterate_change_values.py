d = {i: i for i in range(12)}
for k in d:
    d[k] = k * k
for k, v in d.items():
    d[k] = v + 1
print(d)
