# CPython's UnsupportedOperation is a ValueError, too.
import io

print(issubclass(io.UnsupportedOperation, OSError), issubclass(io.UnsupportedOperation, ValueError))
try:
    io.StringIO().fileno()
except OSError as e:
    print(type(e).__name__, e)
