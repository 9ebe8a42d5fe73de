print("b starts")
import _helper_circular_a

print("b sees a.value:", hasattr(_helper_circular_a, "value"))
value = "b"
