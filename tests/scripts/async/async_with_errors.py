# What async with wants of a manager.
class OnlyEnter:
    async def __aenter__(self):
        pass


class OnlyExit:
    async def __aexit__(self, *args):
        pass


class Plain:
    def __enter__(self):
        pass

    def __exit__(self, *args):
        pass


class BadEnter(OnlyExit):
    def __aenter__(self):
        return 1


class BadExit(OnlyEnter):
    def __aexit__(self, *args):
        return 1


class RaisingExit(OnlyEnter):
    async def __aexit__(self, *args):
        raise OSError("in __aexit__")


async def f(manager, fail=False):
    async with manager:
        print("inside")
        if fail:
            raise KeyError("body")


for manager in 5, Plain(), OnlyEnter(), OnlyExit(), BadEnter(), BadExit(), RaisingExit():
    for fail in False, True:
        try:
            f(manager, fail).send(None)
        except StopIteration:
            print("done")
        except Exception as e:
            print(type(e).__name__, e, repr(e.__context__))


async def wrong():
    with OnlyExit():
        pass


try:
    wrong().send(None)
except TypeError as e:
    print(e)
