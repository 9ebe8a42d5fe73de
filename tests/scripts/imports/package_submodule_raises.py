# A submodule that fails leaves the package loaded.
import sys
try:
    import _pkg_raises.bad
except KeyError as e:
    print(e)
print("_pkg_raises" in sys.modules, "_pkg_raises.bad" in sys.modules)
import _pkg_raises
print(_pkg_raises.value, hasattr(_pkg_raises, "bad"))
