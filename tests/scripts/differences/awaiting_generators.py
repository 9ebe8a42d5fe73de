# A generator can be awaited, a coroutine can be delegated to.
def generator(x):
    got = yield x
    return got, "done"


async def coroutine():
    return await generator(1)


def delegates():
    return (yield from coroutine())


for start in coroutine, delegates:
    c = start()
    print(c.send(None))
    try:
        c.send(2)
    except StopIteration as e:
        print(e.value)


async def iterables():
    await [1, 2]


try:
    iterables().send(None)
except TypeError as e:
    print(e)
