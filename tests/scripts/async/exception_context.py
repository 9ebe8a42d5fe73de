# Handled exceptions are each coroutine's own.
import sys


class Suspend:
    def __await__(self):
        yield


async def f(name):
    try:
        raise ValueError(name)
    except ValueError:
        await Suspend()
        print(name, repr(sys.exc_info()[1]))
        try:
            raise KeyError(name)
        except KeyError as e:
            print(repr(e.__context__))
    print(repr(sys.exc_info()[1]))


a, b = f("a"), f("b")
a.send(None)
b.send(None)
print(sys.exc_info())
try:
    raise OSError
except OSError:
    for c in a, b:
        try:
            c.send(None)
        except StopIteration:
            pass
