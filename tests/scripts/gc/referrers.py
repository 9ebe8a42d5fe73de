# gc.get_referrers, get_referents, is_tracked, get_objects, as in CPython.
import gc

class C:
    pass

def check():
    target = C()
    holder = [target]
    table = {"k": target}
    pair = (target, target)
    other = C()
    other.attribute = target
    found = gc.get_referrers(target)
    print(any(x is holder for x in found), any(x is table for x in found), any(x is pair for x in found))
    print(any(x is check for x in found), gc.get_referrers(), gc.get_referents())
    print(any(x is target for x in gc.get_referents(holder)), gc.get_referents(5), gc.get_referents([]))
    print(any(x is holder for x in gc.get_objects()), any(x is C for x in gc.get_objects()))

check()
print(gc.is_tracked([]), gc.is_tracked(1), gc.is_tracked("s"), gc.is_tracked(C), gc.is_tracked(C()), gc.is_tracked(1.5))
print(sorted(gc.get_referents([1, 2, 3])))
for bad in (lambda: gc.is_tracked(), lambda: gc.get_objects(1, 2, 3)):
    try:
        bad()
    except TypeError:
        print("TypeError")
