# raise with a class, an instance, and what is neither.
for value in (ValueError, ValueError("v"), KeyError("k", 1)):
    try:
        raise value
    except Exception as e:
        print(repr(e), e is value)
for value in (5, "s", None, int, object()):
    try:
        raise value
    except TypeError as e:
        print(e)

class NeedsArgument(Exception):
    def __init__(self, x):
        pass

try:
    raise NeedsArgument
except TypeError as e:
    print(e)
