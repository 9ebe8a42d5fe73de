# Whatever is asked of the proxy of a dead object raises ReferenceError; a callback is called first.
import gc
import weakref

class C:
    def __len__(self):
        return 1

def make():
    c = C()
    return weakref.proxy(c, lambda p: print("callback", type(p).__name__)), weakref.proxy(c)

p, q = make()
gc.collect()

def set_attribute():
    p.x = 1

def delete_item():
    del p[0]

for f in (lambda: p.x, lambda: str(p), lambda: len(p), lambda: p[0], lambda: 1 in p, lambda: iter(p), lambda: p + 1,
          lambda: 1 + p, lambda: -p, lambda: bool(p), lambda: p == 1, set_attribute, delete_item, lambda: p.__class__):
    try:
        print(f())
    except ReferenceError as e:
        print(e)
print(repr(p).startswith("<weakproxy at "), issubclass(ReferenceError, Exception))
