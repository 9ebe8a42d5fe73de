# needs: precise
# The callback of a reference that has died itself is not called.
import gc
import weakref

class C:
    pass

def forgotten():
    c = C()
    weakref.ref(c, lambda r: print("never"))

forgotten()
gc.collect()
print("end")
