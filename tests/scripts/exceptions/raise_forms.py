for what in (ValueError, ValueError("v"), KeyError("k")):
    try:
        raise what
    except Exception as e:
        print(repr(e))
for what in (1, "text", None, int, object(), [ValueError]):
    try:
        raise what
    except TypeError as e:
        print(e)
class Odd(Exception):
    def __new__(cls):
        return 5
try:
    raise Odd
except TypeError as e:
    print(e)
