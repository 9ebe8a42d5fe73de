# UnsupportedOperation is an OSError and a ValueError.
import io

print(io.UnsupportedOperation.__mro__)
print(io.UnsupportedOperation.__bases__, io.UnsupportedOperation.__base__)
for kind in OSError, ValueError, io.UnsupportedOperation:
    try:
        io.StringIO().fileno()
    except kind as e:
        print(kind.__name__, type(e).__name__, e)
try:
    raise io.UnsupportedOperation(2, "text")
except ValueError as e:
    print(repr(e), e.errno, e.strerror)

class Derived(io.UnsupportedOperation):
    pass

print(Derived.__mro__)
try:
    raise Derived("mine")
except ValueError as e:
    print(repr(e))
