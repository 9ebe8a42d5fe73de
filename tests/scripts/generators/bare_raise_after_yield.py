# A bare raise after a yield in an except clause re-raises the right exception.
def g():
    try:
        raise ValueError("mine")
    except ValueError:
        yield 1
        raise

it = g()
next(it)
try:
    try:
        raise KeyError("other")
    except KeyError:
        next(it)
except ValueError as e:
    print(repr(e), repr(e.__context__))
