# A reference gives its object while that lives, and None afterwards.
# needs: precise
import gc
import weakref

class C:
    def __init__(self, name):
        self.name = name

def make(name):
    c = C(name)
    r = weakref.ref(c)
    print(r() is c, r().name, r.__callback__)
    return r

refs = [make(i) for i in range(5)]
gc.collect()
print([r() for r in refs])
keep = C("kept")
r = weakref.ref(keep)
gc.collect()
print(r().name, type(r) is weakref.ref, weakref.ref is weakref.ReferenceType)
