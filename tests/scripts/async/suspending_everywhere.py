# What is awaited talks to the one who drives the coroutine.
class Ask:
    def __init__(self, what):
        self.what = what

    def __await__(self):
        return (yield self.what)


class Manager:
    async def __aenter__(self):
        return await Ask("enter")

    async def __aexit__(self, kind, value, trace):
        return await Ask(("exit", repr(value)))


class Iterator:
    def __aiter__(self):
        return self

    async def __anext__(self):
        value = await Ask("next")
        if value > 6:
            raise StopAsyncIteration
        return value


async def generator():
    x = await Ask("generator")
    y = yield x
    print("sent", y)
    yield await Ask("generator again")


async def f():
    async with Manager() as m:
        print("m", m)
        async for x in Iterator():
            print("x", x)
        raise ValueError(m)
    async for x in generator():
        print("g", x)
    return [await Ask("c") async for x in Iterator()], {x: await Ask("d") for x in range(2)}


c = f()
answer = None
number = 0
while True:
    try:
        print("->", c.send(answer))
    except StopIteration as e:
        print(e.value)
        break
    number += 1
    answer = number
