# WeakSet: its operations, and that items go when they die.
import gc
import weakref

class C:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return "C(%r)" % self.n

keep = [C(i) for i in range(6)]
s = weakref.WeakSet(keep[:4])

def more():
    for i in range(10, 15):
        s.add(C(i))
    C(99)

def show(items):
    return sorted(c.n for c in items)

more()
gc.collect()
t = weakref.WeakSet(keep[2:])
print(len(s), show(s), keep[0] in s, keep[5] in s, 3 in s)
print(show(s | t), show(s & t), show(s - t), show(s ^ t), type(s | t).__name__)
print(show(s.union(keep)), show(s.intersection(t)), show(s.difference([keep[0]])), show(s.symmetric_difference(t)))
print(s <= t, s < s, s >= s, s.issubset(keep), s.issuperset(t), s == t, s == weakref.WeakSet(keep[:4]), s != t,
      s.isdisjoint(t), s.isdisjoint(keep[4:]), s == set(keep[:4]))
u = s.copy()
u |= t
print(show(u), len(s))
u &= t
print(show(u))
u -= [keep[2]]
print(show(u))
u ^= [keep[2], keep[3]]
print(show(u))
u.update(keep[:1])
u.discard(keep[4])
u.discard(keep[4])
u.remove(keep[5])
print(show(u), show(u.copy()), len(weakref.WeakSet()), len(weakref.WeakSet(None)))
u.intersection_update(keep[:1])
u.difference_update(s)
u.symmetric_difference_update(keep[:2])
print(show(u), u.pop() in keep, len(u))
u.clear()
for bad in (lambda: u.pop(), lambda: u.remove(keep[0]), lambda: u.add(1), lambda: hash(u), lambda: weakref.WeakSet(3),
            lambda: u.discard(1)):
    try:
        print(bad())
    except KeyError:
        print("KeyError")
    except TypeError as e:
        print(e)
