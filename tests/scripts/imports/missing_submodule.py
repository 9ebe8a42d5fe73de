# A submodule that does not exist.
try:
    import _pkg_simple.nothing
except ModuleNotFoundError as e:
    print(e, e.name)
try:
    from _pkg_simple import nothing
except ImportError as e:
    print(type(e).__name__, str(e).split(" (")[0])
try:
    from _pkg_simple.nothing import x
except ModuleNotFoundError as e:
    print(e)
