# Classes derived from ref: arguments of their own, attributes.
# needs: precise
import gc
import weakref

class C:
    pass

class Named(weakref.ref):
    def __new__(cls, object, callback=None, name=""):
        return super().__new__(cls, object, callback)

    def __init__(self, object, callback=None, name=""):
        super().__init__(object, callback)
        self.name = name

    def __call__(self):
        return (self.name, super().__call__())

def make():
    c = C()
    r = Named(c, lambda r: print("gone", r.name), name="n")
    print(r()[0], r()[1] is c, isinstance(r, weakref.ref), Named(c) is Named(c))
    return r

r = make()
gc.collect()
print(r())
