# Relative imports that leave the package, or have none.
from _pkg_deep.second.leaf import climb
try:
    climb()
except ImportError as e:
    print(e)
try:
    from . import x
except ImportError as e:
    print(e)
try:
    from .module import x
except ImportError as e:
    print(e)
try:
    compile("import .x", "s", "exec")
except SyntaxError as e:
    print(e.msg)
