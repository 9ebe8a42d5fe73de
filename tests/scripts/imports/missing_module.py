# A module that does not exist.
try:
    import no_such_module_here
except ImportError as e:
    print(type(e).__name__, e, e.name)
try:
    import no_such_package.sub
except ModuleNotFoundError as e:
    print(e)
try:
    from no_such_module_here import x
except ModuleNotFoundError as e:
    print(e)
try:
    import _helper_basic.sub
except ModuleNotFoundError as e:
    print(e)
