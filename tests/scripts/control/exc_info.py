# sys.exc_info during and after handling.
import sys
print(sys.exc_info())
try:
    raise ValueError("v")
except ValueError as e:
    kind, value, traceback = sys.exc_info()
    print(kind is ValueError, value is e, traceback is e.__traceback__)

    def inner():
        return sys.exc_info()[0]

    print(inner().__name__)
print(sys.exc_info())

def f():
    try:
        raise KeyError
    except KeyError:
        return sys.exc_info()[0]

print(f().__name__, sys.exc_info()[0])
