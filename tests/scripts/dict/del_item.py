d = {i: i for i in range(5)}
del d[2]
print(d)
try:
    del d[2]
except KeyError as e:
    print(repr(e))
for i in (0, 1, 3, 4):
    del d[i]
print(d, len(d))
d[2] = "again"
print(d)
