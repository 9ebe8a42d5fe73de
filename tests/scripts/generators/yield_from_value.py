# The value of yield from is the subgenerator's return value.
def inner():
    x = yield 1
    y = yield 2
    return x, y

def outer():
    result = yield from inner()
    print("result", result)
    yield "done"
    empty = yield from []
    print("empty", empty)

it = outer()
print(next(it), it.send("a"), it.send("b"))
print(list(it))
