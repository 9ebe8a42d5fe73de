# throw takes exceptions only.
def g():
    yield 1

it = g()
next(it)
try:
    it.throw(5)
except TypeError as e:
    print(e)
print(list(it))
