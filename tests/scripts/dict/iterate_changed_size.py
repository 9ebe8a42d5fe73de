d = {"a": 1}
try:
    for k in d:
        d["b"] = 2
except RuntimeError as e:
    print(e)
d = {i: i for i in range(20)}
try:
    for k in d.values():
        del d[k]
except RuntimeError as e:
    print(e)
it = iter(d.items())
d.clear()
for i in range(2):
    try:
        next(it)
    except (RuntimeError, StopIteration) as e:
        print(type(e).__name__, e)
