# Star import of a package: __all__ loads submodules.
from _pkg_all import *
print(sub.x, name, "other" in globals())
