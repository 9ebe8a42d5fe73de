# gc.path(object) says what keeps an object alive: from what a root refers to, down to the object.
import gc

class Owner:
    pass

class Leak:
    pass

registry = {}

def leak():
    o = Owner()
    o.things = [Leak()]
    registry["o"] = o

leak()
names = [type(x).__name__ for x in gc.path(registry["o"].things[0])]
print(names[-1], "list" in names, "Owner" in names, "dict" in names)
print(gc.path(1), gc.path("constant"), gc.path(print))
try:
    gc.path()
except TypeError as e:
    print("TypeError")
