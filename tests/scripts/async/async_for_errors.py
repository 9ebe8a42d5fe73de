# Objects that async for cannot go over.
class NoAnext:
    def __aiter__(self):
        return 5


class BadAnext:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 5


class AsyncAiter:
    async def __aiter__(self):
        return self


class Raising:
    def __aiter__(self):
        return self

    async def __anext__(self):
        raise OSError("in __anext__")


class RaisesStop:
    def __aiter__(self):
        return self

    def __anext__(self):
        raise StopAsyncIteration


async def f(x):
    async for _ in x:
        print("wrong")
    return "no items"


for x in 5, [], NoAnext(), BadAnext(), AsyncAiter(), Raising(), RaisesStop():
    try:
        f(x).send(None)
    except StopIteration as e:
        print(e.value)
    except Exception as e:
        print(type(e).__name__, e, repr(e.__cause__))


async def body():
    async for _ in Once():
        raise StopAsyncIteration("in the body")


class Once:
    def __aiter__(self):
        return self

    async def __anext__(self):
        return 1


try:
    body().send(None)
except StopAsyncIteration as e:
    print(e)
