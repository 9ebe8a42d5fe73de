# async methods, static and class methods, decorators, closures.
def run(c):
    try:
        c.send(None)
    except StopIteration as e:
        return e.value


class A:
    x = 1

    async def method(self):
        return self.x, __class__.__name__, super().__init__ is not None

    @classmethod
    async def of_class(cls):
        return cls.x

    @staticmethod
    async def static(y):
        return y

    async def __call__(self, *args, **kw):
        return args, kw

    async def __private(self):
        return "private"

    async def calls_private(self):
        return await self.__private()


a = A()
print(run(a.method()), run(A.of_class()), run(a.static(3)), run(a(1, b=2)), run(a.calls_private()))


def decorator(f):
    print("decorating", f.__name__)
    return f


@decorator
async def g(n):
    total = n

    async def inner(k):
        nonlocal total
        total += k
        return total

    async def recursive(k):
        return k if k == 0 else k + await recursive(k - 1)

    return await inner(1), await inner(2), await recursive(10)


print(run(g(5)))
print(run((lambda x: A.static(x))(6)))
