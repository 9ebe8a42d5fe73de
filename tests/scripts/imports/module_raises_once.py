# A failed import can be tried again.
attempts = []
try:
    import _helper_raises_once
except ValueError as e:
    print(e)
import _helper_raises_once
print(_helper_raises_once.value, len(attempts))
