# Coroutines that do not want to be closed.
class Suspend:
    def __await__(self):
        return (yield)


async def f():
    try:
        await Suspend()
    except GeneratorExit:
        await Suspend()


async def g():
    try:
        await Suspend()
    except GeneratorExit:
        return 5


async def h():
    try:
        await Suspend()
    finally:
        raise OSError("instead")


for function in f, g, h:
    c = function()
    c.send(None)
    try:
        print(c.close())
    except (RuntimeError, OSError) as e:
        print(type(e).__name__, e)
