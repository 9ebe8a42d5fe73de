# builtins.__import__ can be replaced: the import statement calls what is there.
import builtins
original = builtins.__import__

def traced(name, globals=None, locals=None, fromlist=(), level=0):
    print(name, fromlist, level, globals is not None)
    if name == "made.up":
        class made:
            class up:
                inside = 5
        return made.up if fromlist else made
    return original(name, globals, locals, fromlist, level)

builtins.__import__ = traced
import sys
import made.up
print(made.up.inside, sys.__name__)
from made.up import inside
print(inside)
try:
    from made.up import missing
except ImportError as e:
    print(type(e).__name__)
builtins.__import__ = original
import math
print(math.__name__)
