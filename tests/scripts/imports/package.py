# A package and its modules.
import _pkg_simple
print(_pkg_simple.value, hasattr(_pkg_simple, "module"))
import _pkg_simple.module
print(_pkg_simple.module.value, _pkg_simple.module.__name__, _pkg_simple.module.__package__)
print(_pkg_simple.__package__, hasattr(_pkg_simple, "__path__"), hasattr(_pkg_simple.module, "__path__"))
