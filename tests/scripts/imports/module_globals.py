# A function uses the globals of its own module.
from _helper_functions import uses_own_globals, caller
import _helper_functions
secret = "script's"
print(uses_own_globals(), caller(lambda: secret))
_helper_functions.secret = "changed"
print(uses_own_globals())
del _helper_functions.secret
try:
    uses_own_globals()
except NameError as e:
    print(e)
