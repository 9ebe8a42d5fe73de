# An exception that the generator doesn't catch comes out of throw, and ends it.
def g():
    yield 1
    yield 2

it = g()
next(it)
try:
    it.throw(KeyError("k"))
except KeyError as e:
    print("out", e)
print(list(it))
