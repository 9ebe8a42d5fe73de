# stress: no (deep nesting)
# Very deep lists: repr and comparison end in an error, and the list can be dropped.
from _helper_limits import too_deep

def deep(n):
    x = []
    for _ in range(n):
        x = [x]
    return x

a, b = deep(100000), deep(100000)
print(too_deep(repr, a), too_deep(lambda: a == b), too_deep(str, {"k": a}), too_deep(lambda: a < b))
del a, b
t = ()
for _ in range(100000):
    t = (t, 1)
print(too_deep(repr, t))
t = None
d = {}
for _ in range(100000):
    d = {"k": d}
print(too_deep(repr, d))
d = None
print(repr(deep(20)))
