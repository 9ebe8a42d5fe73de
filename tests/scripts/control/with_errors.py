# Objects that are no context managers.
class NoExit:
    def __enter__(self):
        print("never entered")

class NoEnter:
    def __exit__(self, *args):
        pass

class BadExit:
    def __enter__(self):
        pass

    def __exit__(self, *args):
        raise KeyError("exit")

for make in (NoExit, NoEnter, int):
    try:
        with make():
            pass
    except TypeError as e:
        print(e)
try:
    with BadExit():
        raise ValueError("body")
except KeyError as e:
    print(repr(e), repr(e.__context__))
