# stress: no (deep)
d = {}
for i in range(100000):
    d = {"k": d}
try:
    repr(d)
    print("fine")
except RecursionError:
    print("RecursionError")
e = {}
for i in range(100000):
    e = {"k": e}
try:
    d == e
    print("fine")
except RecursionError:
    print("RecursionError")
while d:
    d = d["k"]
while e:
    e = e["k"]
