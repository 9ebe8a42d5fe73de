# A value that died after another took its place does not take that away.
import gc
import weakref

class C:
    pass

d = weakref.WeakValueDictionary()

def first():
    c = C()
    d["k"] = c
    return c

old = first()
new = C()
d["k"] = new
old = None
gc.collect()
print(d["k"] is new, len(d))
d["k"] = new
gc.collect()
print(len(d))
