# async with: entering, leaving, several managers, targets.
class Manager:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    async def __aenter__(self):
        print("enter", self.name)
        return self.name

    async def __aexit__(self, *args):
        print("exit", self.name, args[0] and args[0].__name__, repr(args[1]))
        return self.swallow


async def f(how):
    async with Manager("a") as a, Manager("b", True) as (b,):
        print(a, b)
        if how == "return":
            return 1
        if how == "raise":
            raise ValueError(2)
    print("after")
    for i in range(3):
        async with (Manager("c"), Manager("d")):
            if i == 0:
                continue
            break
    try:
        async with Manager("e"):
            raise KeyError(3)
    except KeyError as e:
        print("caught", e)


for how in "return", "raise", "end":
    try:
        f(how).send(None)
    except StopIteration as e:
        print(how, e.value)
