# Asynchronous comprehensions, and await in comprehensions.
async def count(n):
    for i in range(n):
        yield i


async def double(x):
    return x * 2


async def f():
    print([x async for x in count(3)], {x async for x in count(3)}, {x: -x async for x in count(3)})
    print([x async for x in count(6) if x % 2 if x > 1], [(x, y) async for x in count(2) for y in "ab"])
    print([(x, y) for x in "ab" async for y in count(2)], [await double(x) for x in range(3)])
    print([await double(x) async for x in count(3) if await double(x)], {await double(x): await double(x) for x in range(2)})
    print([[y async for y in count(x)] async for x in count(4)], [lambda: x async for x in count(3)][0]())
    print([x for x in await double([1])], [(x, z) async for x in count(2) async for z in count(x + 1)])
    g = (await double(x) for x in range(3))
    print(type(g), [x async for x in g])
    g = (x async for x in count(3) if x)
    print(type(g), [x async for x in g])
    x = "outside"
    [x async for x in count(3)]
    return x


try:
    f().send(None)
except StopIteration as e:
    print(e.value)


def plain():
    return (x async for x in count(2)), (await double(x) for x in range(2)), ([await double(y) for y in (x,)] for x in range(2))


for g in plain():
    print(type(g))
    while True:
        try:
            g.__anext__().send(None)
        except StopIteration as e:
            print(e.value)
        except StopAsyncIteration:
            break
try:
    (x async for x in 5)
except TypeError as e:
    print(e)
