# Objects in cycles die together, and so do references that are only reachable from them.
# needs: precise
import gc
import weakref

class Node:
    def __init__(self):
        self.other = None

def make():
    a, b = Node(), Node()
    a.other, b.other = b, a
    a.ref_to_b = weakref.ref(b, lambda r: print("never: it died, too"))
    return weakref.ref(a, lambda r: print("a")), weakref.ref(b)

ra, rb = make()
gc.collect()
print(ra(), rb())
