# Relative imports within a package.
import _pkg_simple.other
print(_pkg_simple.other.joined)
print(_pkg_simple.module.value)
