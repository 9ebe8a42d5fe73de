# Modules are objects: attributes, dir, repr.
import sys
import _helper_all
_helper_all.new = 1
print(_helper_all.new, "new" in dir(_helper_all), "new" in vars(_helper_all))
del _helper_all.new
print(hasattr(_helper_all, "new"))
print(repr(sys).startswith("<module 'sys'"), repr(_helper_all).startswith("<module '_helper_all' from "))
M = type(sys)
m = M("made", "its doc")
m.x = 5
print(m.__name__, m.__doc__, m.x)
try:
    _helper_all()
except TypeError as e:
    print(e)
