# Chains of await do not use the C stack, neither for values nor for exceptions.
# stress: no (thousands of frames)
class Suspend:
    def __await__(self):
        return (yield "deep")


async def f(n):
    if n == 0:
        return await Suspend()
    return await f(n - 1) + 1


import sys

sys.setrecursionlimit(20000)
c = f(3000)
print(c.send(None))
try:
    c.send(5)
except StopIteration as e:
    print(e.value)
c = f(3000)
c.send(None)
try:
    c.throw(ValueError("down there"))
except ValueError as e:
    print(e)
    depth = 0
    t = e.__traceback__
    while t:
        depth += 1
        t = t.tb_next
    print(depth)


def g(n):
    if n == 0:
        try:
            yield 1
        except ValueError as e:
            return str(e)
    return (yield from g(n - 1))


i = g(3000)
print(next(i))
try:
    i.throw(ValueError("in the generator"))
except StopIteration as e:
    print(e.value)
