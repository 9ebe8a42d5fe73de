# What throw() is given goes to the throw method of another iterator as it is; without one, this generator judges it.
class Echo:
    def __iter__(self):
        return self

    def __next__(self):
        return "next"

    def throw(self, *args):
        print("thrown", args)
        if args[0] is StopIteration:
            raise StopIteration("value")
        return "answer"

class Deaf:
    def __iter__(self):
        return self

    def __next__(self):
        return "next"

class Broken(Deaf):
    @property
    def throw(self):
        raise OSError("no throw")

def delegate(iterator):
    try:
        result = yield from iterator
        print("result", result)
    except Exception as e:
        print("inside", repr(e))
        raise

def outer(iterator):
    yield from delegate(iterator)

def attempt(make, iterator, *args):
    g = make(iterator)
    next(g)
    try:
        print(g.throw(*args))
        print(next(g))
    except BaseException as e:
        print("outside", repr(e))

instance = KeyError("k")
for make in delegate, outer:
    for args in ((123,), (ValueError,), (instance,), (ValueError, "text"), (StopIteration,), ("text", 1), (GeneratorExit,)):
        attempt(make, Echo(), *args)
    for args in ((123,), (ValueError,), (ValueError, "text"), (instance,)):
        attempt(make, Deaf(), *args)
    attempt(make, Broken(), ValueError)
g = delegate(Echo())
try:
    g.throw(5)
except TypeError as e:
    print(e)
print(next(g))
