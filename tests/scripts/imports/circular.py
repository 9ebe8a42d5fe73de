# Two modules that import each other.
import _helper_circular_a
import _helper_circular_b
print(_helper_circular_a.value, _helper_circular_b.value)
