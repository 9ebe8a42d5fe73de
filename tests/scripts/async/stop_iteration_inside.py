# StopIteration cannot leave a coroutine, StopAsyncIteration can.
async def f(e):
    raise e


for e in StopIteration(1), StopAsyncIteration(2), GeneratorExit(3):
    try:
        f(e).send(None)
    except BaseException as raised:
        print(type(raised).__name__, raised, repr(raised.__cause__))
