# async for, with else, break and continue.
class Count:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        print("aiter")
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


async def f(stop):
    async for x in Count(4):
        if x == stop:
            break
        if x == 2:
            continue
        print(x)
    else:
        print("else")
    async for a.b in Count(1):
        print(a.b)
    async for (p, *q), r in pairs():
        print(p, q, r)
    return x


async def pairs():
    yield [1, 2, 3], 4


class a:
    pass


for stop in 1, 9:
    try:
        f(stop).send(None)
    except StopIteration as e:
        print(e.value)


async def nested():
    for i in range(2):
        async for x in Count(2):
            async for y in Count(2):
                if y == 0:
                    break
                print(i, x, y)
            else:
                print("never")


try:
    nested().send(None)
except StopIteration:
    pass
