# check: stderr
# The traceback through coroutines and an asynchronous generator.
async def g():
    yield 1
    raise ValueError("in the generator")


async def f():
    async for x in g():
        print(x)


async def main():
    await f()


main().send(None)
