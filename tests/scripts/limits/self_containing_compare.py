# Comparison of containers that contain themselves.
from _helper_limits import too_deep
a, b = [], []
a.append(a)
b.append(b)
print(a == a, too_deep(lambda: a == b), too_deep(lambda: a < b), a in a, a != [])
d, e = {}, {}
d["k"], e["k"] = d, e
print(too_deep(lambda: d == e), d == {"k": d}, d != {})
print(a.index(a), a.count(a), too_deep(lambda: b in a))
a.append(1)
print(a == b, len(a))
