# Only None can be sent to a generator that has not started.
def g():
    x = yield 1
    print("x", x)
    yield 2

it = g()
try:
    it.send(5)
except TypeError as e:
    print(e)
print(it.send(None))
print(it.send(5))
