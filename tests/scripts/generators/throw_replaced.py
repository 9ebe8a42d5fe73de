# The generator may raise another exception; the first is its context.
def g():
    try:
        yield 1
    except ValueError:
        raise KeyError("second")

it = g()
next(it)
try:
    it.throw(ValueError("first"))
except KeyError as e:
    print(repr(e), repr(e.__context__))
