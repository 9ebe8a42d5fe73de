# Hooks of import and class statements that fail, or give anything.
import builtins
original_import, original_build = builtins.__import__, builtins.__build_class__

def failing(*args):
    raise OSError("no import today")

builtins.__import__ = failing
for source in ("import math", "from math import pi", "from math import *"):
    try:
        exec(source)
    except OSError as e:
        print(e)
builtins.__import__ = lambda name, *rest: name.upper()
import anything
from something import upper
print(anything, upper())
builtins.__import__ = 5
try:
    import math
except TypeError as e:
    print(e)
builtins.__import__ = original_import
builtins.__build_class__ = lambda body, name, *bases: name * 2

class Twice:
    pass

print(Twice)
builtins.__build_class__ = None
try:
    class Fails:
        pass
except TypeError as e:
    print(e)
builtins.__build_class__ = original_build

class Works:
    pass

print(Works.__name__)
