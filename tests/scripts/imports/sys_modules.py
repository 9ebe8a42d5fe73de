# sys.modules is what import looks at first.
import sys
sys.modules["made_up"] = "not even a module"
import made_up
print(made_up)
import _helper_all
first = _helper_all
del sys.modules["_helper_all"]
import _helper_all
print(first is _helper_all)
sys.modules["blocked"] = None
try:
    import blocked
except ImportError as e:
    print(type(e).__name__, e)
