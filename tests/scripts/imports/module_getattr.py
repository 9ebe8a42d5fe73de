# A module's own __getattr__.
import _helper_getattr
print(_helper_getattr.here, _helper_getattr.dynamic)
try:
    _helper_getattr.other
except AttributeError as e:
    print(e)
from _helper_getattr import dynamic
print(dynamic)
try:
    from _helper_getattr import missing
except ImportError as e:
    print(type(e).__name__)
