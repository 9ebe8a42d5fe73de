# send to a finished generator.
def g():
    yield 1

it = g()
list(it)
try:
    it.send(1)
except StopIteration as e:
    print("stop", e.value)
