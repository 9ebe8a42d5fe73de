# aclose() of a generator that yields again, awaits, or raises.
class Suspend:
    def __await__(self):
        return (yield "suspended")


async def yields():
    try:
        yield 1
    except GeneratorExit:
        yield 2


async def awaits():
    try:
        yield 1
    finally:
        print("awaited", await Suspend())


async def raises():
    try:
        yield 1
    finally:
        raise OSError("instead")


async def f(generator):
    await generator.__anext__()
    await generator.aclose()
    return "closed"


for g in yields, awaits, raises:
    c = f(g())
    try:
        while True:
            print(c.send(None))
    except StopIteration as e:
        print(e.value)
    except Exception as e:
        print(type(e).__name__, e)
