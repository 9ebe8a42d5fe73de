# A weak reference is dead when the object's __del__ runs... or at least afterwards, and its callback is called once.
# needs: precise
import gc
import weakref

class C:
    def __del__(self):
        print("del")

def make():
    c = C()
    return weakref.ref(c, lambda r: calls.append(r()))

calls = []
r = make()
gc.collect()
gc.collect()
print(r(), calls)
