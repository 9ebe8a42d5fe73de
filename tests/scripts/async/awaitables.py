# What __await__ may return.
def run(awaitable):
    async def f():
        return await awaitable
    try:
        f().send(None)
        print("suspended")
    except StopIteration as e:
        print("result", e.value)
    except Exception as e:
        print(type(e).__name__, e)


class A:
    def __init__(self, result):
        self.result = result

    def __await__(self):
        return self.result


async def coroutine():
    return 5


run(coroutine())
run(A(iter([])))
run(A(iter([1])))
run(A(coroutine().__await__()))
run(A([]))
run(A(None))
c = coroutine()
run(A(c))
c.close()
run(5)
run([])
run(None)
run(A)
a = A(iter([]))
a.__await__ = 5
run(a)
del A.__await__
run(a)


class Raising:
    def __await__(self):
        raise OSError("in __await__")


class NotCallable:
    __await__ = None


run(Raising())
run(NotCallable())
