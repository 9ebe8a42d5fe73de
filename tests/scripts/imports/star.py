# from module import * without __all__: all names without a leading underscore.
from _helper_basic import *
print(value, Thing.__name__, "change" in globals(), "_private" in globals())
