# sys.path: the script's folder comes first; folders can be added.
import sys
print(type(sys.path).__name__, isinstance(sys.path[0], str))
sys.path.append(sys.path[0] + "/_pkg_deep")
import top
print(top.value, top.__name__, top.__package__ == "")
saved = sys.path[:]
sys.path[:] = []
try:
    import _helper_all
except ImportError as e:
    print(e)
sys.path[:] = saved
import _helper_all
print(_helper_all.shown)
