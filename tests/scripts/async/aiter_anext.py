# The built-in functions aiter and anext.
def run(awaitable):
    async def f():
        return await awaitable
    try:
        f().send(None)
        print("suspended")
    except StopIteration as e:
        print(repr(e.value))
    except Exception as e:
        print(type(e).__name__, e)


async def g():
    yield 1


a = g()
print(aiter(a) is a)
run(anext(a))
run(anext(a))
a = g()
run(anext(a, "default"))
run(anext(a, "default"))


class Plain:
    def __aiter__(self):
        return self

    def __anext__(self):
        return iter([])


class Fails:
    async def __anext__(self):
        raise OSError("fails")


run(anext(Fails(), 1))
print(type(aiter(Plain())))
for wrong in lambda: aiter(5), lambda: anext(5), lambda: anext(5, 6), lambda: anext(Plain(), 1), lambda: aiter(), \
        lambda: anext(), lambda: anext(a, 1, 2):
    try:
        run(wrong())
    except TypeError as e:
        print(e)


class BadAiter:
    def __aiter__(self):
        return 5


try:
    aiter(BadAiter())
except TypeError as e:
    print(e)


class Suspend:
    def __await__(self):
        try:
            return (yield "suspended")
        except ValueError as e:
            return e


async def h():
    yield await Suspend()
    yield await Suspend()


a = h()
n = anext(a, None)
print(iter(n) is n, next(n))
try:
    n.send(5)
except StopIteration as e:
    print(e.value)
n = anext(a, None)
n.send(None)
try:
    n.throw(ValueError("v"))
except StopIteration as e:
    print(repr(e.value))
n = anext(a, "ended")
try:
    next(n)
except StopIteration as e:
    print(repr(e.value))
