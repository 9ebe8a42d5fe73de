# What leaves an asynchronous generator.
async def g(e):
    yield 1
    raise e


async def f(e):
    try:
        async for x in g(e):
            print(x)
    except BaseException as raised:
        print(type(raised).__name__, raised, repr(raised.__cause__))


for e in ValueError(1), StopIteration(2), StopAsyncIteration(3), GeneratorExit(4):
    try:
        f(e).send(None)
    except StopIteration:
        pass


async def returns():
    yield 1
    return
    yield 2


async def collect():
    return [x async for x in returns()]


try:
    collect().send(None)
except StopIteration as e:
    print(e.value)
