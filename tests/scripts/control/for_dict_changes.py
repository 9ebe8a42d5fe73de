# A dict or set that changes size while it is walked is an error.
d = {"a": 1, "b": 2}
try:
    for k in d:
        d[k + "x"] = 1
except RuntimeError as e:
    print(e)
d = {"a": 1, "b": 2}
for k in d:
    d[k] += 10
print(d)
s = {1, 2}
try:
    for x in s:
        s.add(x + 10)
except RuntimeError as e:
    print(e)
d = {"a": 1}
try:
    for k in d.keys():
        del d[k]
        d["n"] = 1
        d["m"] = 1
except RuntimeError as e:
    print(e)
