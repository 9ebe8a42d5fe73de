# Asynchronous generators: asend, athrow, aclose.
def run(awaitable):
    try:
        awaitable.send(None)
        print("suspended")
    except StopIteration as e:
        print("->", e.value)
    except BaseException as e:
        print(type(e).__name__, e)


async def g():
    try:
        while True:
            try:
                print("got", (yield 1))
            except ValueError as e:
                print("caught", e)
                yield "after"
    finally:
        print("finally")


a = g()
print(type(a), repr(a).split(" at ")[0], a.__name__, a.ag_running, a.ag_await, a.ag_code is g.__code__)
print(a.__aiter__() is a, g.__code__.co_flags & 0x2A0)
run(a.asend(5))
run(a.asend(None))
run(a.asend("hello"))
run(a.athrow(ValueError("v")))
run(a.__anext__())
run(a.athrow(KeyError, "k"))
run(a.__anext__())
run(a.asend(None))
run(a.aclose())
run(a.athrow(ValueError))
a = g()
run(a.aclose())
run(a.__anext__())
a = g()
run(a.__anext__())
run(a.aclose())
run(a.aclose())
run(a.__anext__())
a = g()
run(a.athrow(OSError("at the start")))
run(a.__anext__())
for name in "send", "throw", "close", "__next__", "__iter__", "__await__":
    print(name, hasattr(a, name))
