# A folder without __init__.py is a package too.
import _pkg_namespace.inside
print(_pkg_namespace.inside.x, _pkg_namespace.__name__)
from _pkg_namespace import inside
print(inside.__name__)
