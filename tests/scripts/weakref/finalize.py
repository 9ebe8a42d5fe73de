# finalize calls its function once: when the object dies, or when it is called, or at the end, latest first.
import gc
import weakref

class C:
    pass

def make():
    return weakref.finalize(C(), print, "died", 1, sep="-")

f = make()
gc.collect()
print(f.alive, f(), f.peek(), f.detach(), f.atexit)

c = C()
f = weakref.finalize(c, lambda *a, **k: (a, k), 1, x=2)
o, func, args, kw = f.peek()
print(f.alive, o is c, args, kw, f(), f.alive, f())
f = weakref.finalize(c, print, "never")
print(f.detach()[2], f.alive, f.detach())
f = weakref.finalize(c, print, "not at exit either")
print(f.atexit)
f.atexit = False
print(f.atexit)
weakref.finalize(c, print, "at exit: first made")
weakref.finalize(c, print, "at exit: second made")
for bad in (lambda: weakref.finalize(), lambda: weakref.finalize(c), lambda: weakref.finalize(1, print), lambda: f(1, 2)):
    try:
        bad()
    except TypeError as e:
        print(e)
print("end")
