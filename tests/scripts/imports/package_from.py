# from package import module loads the module.
from _pkg_simple import module, value
print(module.value, value)
from _pkg_simple.module import value as v
print(v)
