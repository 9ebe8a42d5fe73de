# WeakMethod makes the bound method anew while its object lives.
# needs: precise
import gc
import weakref

class C:
    def __init__(self, n):
        self.n = n

    def method(self, x):
        return self.n, x

    def other(self):
        pass

c = C(3)
r = weakref.WeakMethod(c.method)
gc.collect()
print(r()(4), r == weakref.WeakMethod(c.method), r == weakref.WeakMethod(c.other), r != weakref.WeakMethod(C(3).method))
print(hash(r) == hash(weakref.ref(c)), isinstance(r, weakref.ref), weakref.ref(c.method)() is None or gc.collect() is not None)

def make():
    return weakref.WeakMethod(C(5).method, lambda r: print("callback", r()))

q = make()
gc.collect()
print(q(), q == q, q == r)
for bad in (lambda: weakref.WeakMethod(print), lambda: weakref.WeakMethod(3), lambda: r(1)):
    try:
        bad()
    except TypeError as e:
        print(e)
