# A coroutine cannot be resumed while it runs or is awaited.
class Suspend:
    def __await__(self):
        yield


async def f():
    print(c.cr_running)
    for method in lambda: c.send(None), c.close, lambda: c.throw(ValueError):
        try:
            method()
        except ValueError as e:
            print(e)


c = f()
try:
    c.send(None)
except StopIteration:
    print("stopped")


async def waits():
    await Suspend()


async def awaits(c):
    await c


w = waits()
a, b = awaits(w), awaits(w)
a.send(None)
print(a.cr_await is w, w.cr_await is not None)
try:
    b.send(None)
except RuntimeError as e:
    print(e)
try:
    a.send(None)
except StopIteration:
    pass
try:
    awaits(w).send(None)
except RuntimeError as e:
    print(e)
