# WeakValueDictionary: entries go when their values die.
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

keep = [C(i) for i in range(4)]
d = weakref.WeakValueDictionary({i: c for i, c in enumerate(keep)})

def more():
    for i in range(10, 15):
        d[i] = C(i)
    C(99)

more()
gc.collect()
print(len(d), list(d), list(d.items()), list(d.keys()), list(d.values()))
print(d[1], 1 in d, 12 in d, d.get(12), d.get(12, "no"), d.get(2), bool(d))
del d[1]
print(sorted(d), d.pop(2), d.pop(2, "default"), d.setdefault(0, keep[3]), d.setdefault(7, keep[3]), list(d))
d.update({8: keep[0]}, nine=keep[1])
d.update([(10, keep[2])])
print(list(d.items()), d == dict(d), d == {}, d != {}, d == d.copy(), d.copy() is d)
print([r() for r in d.valuerefs()], type(d.copy()) is weakref.WeakValueDictionary)
e = d | {1: keep[1]}
print(type(e).__name__, len(e), len(d))
e |= [(2, keep[2])]
print(list(e), e.popitem(), list(weakref.WeakValueDictionary(a=keep[0]).items()))
keep.pop()
gc.collect()
print(list(d))
d.clear()
print(len(d), list(d), bool(d), repr(d).startswith("<WeakValueDictionary at 0x"))
for bad in (lambda: d[5], lambda: d.pop(5), lambda: d.popitem(), lambda: d.__delitem__(5), lambda: d.__setitem__(1, 2),
            lambda: d[[]], lambda: weakref.WeakValueDictionary(1, 2), lambda: hash(d), lambda: d.update(5)):
    try:
        print(bad())
    except (KeyError, TypeError) as x:
        print(type(x).__name__, x)
