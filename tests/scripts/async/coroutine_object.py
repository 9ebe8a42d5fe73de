# Calling an async function makes a coroutine.
async def f(x, *, y=2):
    """Docs."""
    return x + y


c = f(1)
print(type(c), f.__doc__, c.__name__, c.__qualname__, repr(c).split(" at ")[0])
print(c.cr_running, c.cr_await, c.cr_code is f.__code__, f.__code__.co_flags & 0x2A0)
print([name for name in ("send", "throw", "close", "__await__", "__iter__", "__next__") if hasattr(c, name)])
try:
    c.send(None)
except StopIteration as e:
    print(e.value)
for wrong in iter, list, next:
    try:
        wrong(c)
    except TypeError as e:
        print(e)
try:
    f()
except TypeError as e:
    print(e)
try:
    type(c)()
except TypeError as e:
    print(e)
