# from module import * with __all__.
from _helper_all import *
print(shown, _also_shown, "hidden" in globals())
