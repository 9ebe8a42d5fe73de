print("a starts")
import _helper_circular_b

value = "a"
print("a sees", _helper_circular_b.value)
