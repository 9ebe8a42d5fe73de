# send passes through yield from; to a plain iterator only None can go.
def outer(source):
    yield from source

def echo():
    while True:
        x = yield "echo"
        print("inner got", x)

it = outer(echo())
next(it)
print(it.send(5))
it = outer([1, 2])
next(it)
try:
    it.send(5)
except AttributeError as e:
    print(e)
