# getweakrefcount and getweakrefs.
import gc
import weakref

class C:
    pass

c = C()
print(weakref.getweakrefcount(c), weakref.getweakrefs(c), weakref.getweakrefcount(3), weakref.getweakrefs(3))
r, s = weakref.ref(c), weakref.ref(c, lambda r: None)

def more():
    p = weakref.proxy(c)
    refs = weakref.getweakrefs(c)
    print(weakref.getweakrefcount(c), len(refs), all(any(x is y for y in (r, s, p)) for x in refs))

more()
gc.collect()
print(weakref.getweakrefcount(c) >= 2)
try:
    weakref.getweakrefcount()
except TypeError:
    print("TypeError")
