# After its own except block a generator sees what its present caller handles, not the one before.
import sys


def g():
    try:
        raise ValueError
    except ValueError:
        yield repr(sys.exc_info()[1])
    yield repr(sys.exc_info()[1])
    try:
        raise KeyError
    except KeyError as e:
        yield repr(e.__context__)


i = g()
try:
    raise OSError("first")
except OSError:
    print(next(i))
print(next(i), sys.exc_info())
print(next(i))
i = g()
print(next(i))
try:
    raise OSError("second")
except OSError:
    print(next(i))
    print(next(i), repr(sys.exc_info()[1]))


def bare():
    try:
        raise ValueError
    except ValueError:
        yield
    raise


i = bare()
next(i)
try:
    raise OSError("third")
except OSError as third:
    try:
        next(i)
    except OSError as e:
        print(e is third)
