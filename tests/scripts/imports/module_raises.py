# An exception in the module's body; the module is not kept.
import sys
for _ in range(2):
    try:
        import _helper_raises
    except ValueError as e:
        print(e)
print("_helper_raises" in sys.modules)
try:
    _helper_raises
except NameError as e:
    print(e)
