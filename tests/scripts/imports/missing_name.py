# A name that the module does not have.
try:
    from _helper_all import nothing
except ImportError as e:
    print(type(e).__name__, str(e).split(" (")[0], e.name)
import _helper_all
try:
    _helper_all.nothing
except AttributeError as e:
    print(e)
