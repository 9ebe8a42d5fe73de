# A star import replaces names that the script already has.
shown = "script's"
hidden = "script's"
from _helper_all import *
print(shown, hidden)
exec("from _helper_all import *\nprint(shown)", {})
