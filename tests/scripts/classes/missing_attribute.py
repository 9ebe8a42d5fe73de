# AttributeError messages for instances, classes, modules and builtin values.
import sys

class C:
    pass

c = C()
for get in (lambda: c.x, lambda: C.x, lambda: (1).x, lambda: "s".x, lambda: None.x, lambda: [].x, lambda: len.x, lambda: int.x):
    try:
        get()
    except AttributeError as e:
        print(e)
try:
    sys.no_such_name
except AttributeError as e:
    print(e)
try:
    del c.x
except AttributeError as e:
    print(e)
try:
    del C.x
except AttributeError as e:
    print(e)
