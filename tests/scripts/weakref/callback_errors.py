# check: stdout
# A callback that raises does not stop the others; callbacks may allocate and collect.
import gc
import weakref

class C:
    pass

def bad(r):
    raise ValueError("in a callback")

def good(r):
    junk = [[] for i in range(100)]
    gc.collect()
    print("good", r())

def make():
    c = C()
    return weakref.ref(c, good), weakref.ref(c, bad), weakref.ref(c, good)

refs = make()
gc.collect()
print([r() for r in refs])
