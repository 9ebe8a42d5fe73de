# References are compared and hashed by their objects while these live, and by identity afterwards.
# needs: precise
import gc
import weakref

class C:
    def __init__(self, x):
        self.x = x

    def __eq__(self, other):
        return self.x == other.x

    def __hash__(self):
        return hash(self.x)

a, b, c = C(1), C(1), C(2)
print(weakref.ref(a) == weakref.ref(b), weakref.ref(a) != weakref.ref(b), weakref.ref(a) == weakref.ref(c))
print(hash(weakref.ref(a)) == hash(1), weakref.ref(a) == 1, weakref.ref(a) is weakref.ref(a))
print(weakref.ref(a) is weakref.ref(a, print))

def dead(hashed):
    o = C(7)
    r = weakref.ref(o)
    if hashed:
        hash(r)
    return r

r, s, t = dead(True), dead(True), dead(False)
gc.collect()
print(r == s, r == r, r != s, hash(r) == hash(s), r == weakref.ref(a))
try:
    hash(t)
except TypeError as e:
    print(e)
try:
    print(weakref.ref(a) < weakref.ref(b))
except TypeError as e:
    print(e)
