# The methods of coroutines.
class Suspend:
    def __await__(self):
        print("awaiting")
        try:
            got = yield "from await"
        except ValueError as e:
            print("caught", e)
            got = "nothing"
        finally:
            print("finally")
        return got


async def f():
    return "result", await Suspend()


def check(function, *args):
    try:
        print(repr(function(*args)))
    except BaseException as e:
        print(type(e).__name__, e)


c = f()
check(c.send, 1)
check(c.send, None)
check(c.send, 5)
check(c.send, None)
check(c.throw, ValueError)
check(c.close)
c = f()
check(c.throw, KeyError("at the start"))
check(c.send, None)
c = f()
c.send(None)
check(c.throw, ValueError("in"))
c = f()
c.send(None)
check(c.throw, OSError, "args")
check(c.throw, OSError, "args")
c = f()
c.send(None)
check(c.close)
check(c.close)
check(c.send, None)
c = f()
check(c.close)
check(c.send, None)
check(c.throw, 5)
check(c.throw)
