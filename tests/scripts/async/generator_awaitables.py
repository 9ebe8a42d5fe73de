# What asend() and the others give can be awaited once.
class Suspend:
    def __await__(self):
        return (yield "suspended")


async def g():
    while True:
        x = await Suspend()
        yield x


def check(function, *args):
    try:
        print(repr(function(*args)))
    except BaseException as e:
        print(type(e).__name__, e)


a = g()
s = a.asend(None)
print(type(s), iter(s) is s, s.__await__() is s)
check(s.send, None)
print(a.ag_running, a.ag_await is not None)
check(a.asend(None).send, None)
check(a.athrow(ValueError).send, None)
check(a.aclose().send, None)
check(s.send, 7)
check(s.send, None)
check(s.throw, ValueError)
s = a.__anext__()
check(next, s)
check(s.throw, KeyError("thrown"))
check(next, s)
check(a.asend(None).send, None)
a = g()
s = a.asend(None)
check(s.close)
check(next, s)
t = a.aclose()
print(type(t))
check(next, t)
check(next, t)
a = g()
t = a.athrow(ValueError("fresh"))
check(t.send, 5)
check(next, t)
check(next, t)
a = g()
a.asend(None).send(None)
