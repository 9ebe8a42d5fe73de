d = {}
d[1] = d.values()
print(d)
