# An error in a finaliser's function is reported and does not stop the others.
# needs: precise
import gc
import weakref

class C:
    pass

def fail():
    raise ValueError("no")

def make(function):
    weakref.finalize(C(), function)

make(fail)
gc.collect()
make(lambda: print("good"))
gc.collect()
c = C()
weakref.finalize(c, print, "called at exit")
weakref.finalize(c, fail).atexit = False
print("end")
