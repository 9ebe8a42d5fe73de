# Relative imports over several levels.
from _pkg_deep.first import leaf
print(leaf.text, leaf.value)
import _pkg_deep.second.leaf as second
print(second.__name__, second.__package__)
import sys
print(sorted(n for n in sys.modules if n.startswith("_pkg_deep")))
