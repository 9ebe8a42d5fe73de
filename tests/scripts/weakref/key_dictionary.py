# WeakKeyDictionary: entries go when their keys die.
# needs: precise
import gc
import weakref

class C:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return "C(%r)" % self.n

    def __eq__(self, other):
        return isinstance(other, C) and self.n == other.n

    def __hash__(self):
        return self.n

keep = [C(i) for i in range(4)]
d = weakref.WeakKeyDictionary({c: c.n for c in keep})

def more():
    for i in range(10, 15):
        d[C(i)] = i
    C(99)

more()
gc.collect()
print(len(d), list(d), list(d.items()), list(d.keys()), list(d.values()))
print(d[keep[1]], d[C(1)], C(1) in d, C(12) in d, 5 in d, d.get(C(12), "no"), d.get(keep[2]))
d[C(1)] = "one"
gc.collect()
print(d[keep[1]], len(d))
del d[C(1)]
print(list(d), d.pop(keep[2]), d.pop(keep[2], "default"), d.setdefault(keep[0], 9), d.setdefault(keep[1], 7))
d.update({keep[2]: 2})
print(list(d.items()), d == dict(d), d == d.copy(), [r() for r in d.keyrefs()], type(d | {}) is weakref.WeakKeyDictionary)
print(d.popitem(), list(weakref.WeakKeyDictionary(dict={keep[0]: 1}).items()), len(weakref.WeakKeyDictionary(None)))
d.clear()
print(len(d), repr(d).startswith("<WeakKeyDictionary at 0x"))
for bad in (lambda: d[keep[0]], lambda: d.pop(keep[0]), lambda: d.popitem(), lambda: d.__delitem__(keep[0])):
    try:
        print(bad())
    except KeyError as x:
        print("KeyError")
for bad in (lambda: d.__setitem__(1, 2), lambda: d[1], lambda: d.get("s"), lambda: hash(d)):
    try:
        print(bad())
    except TypeError as x:
        print(x)
