import types


@types.coroutine
def gen():
    yield 1


print(callable(gen))
try:
    types.coroutine(5)
except TypeError as e:
    print(e)
