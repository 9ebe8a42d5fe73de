# yield as an expression in different places.
def g():
    x = [(yield 1), (yield 2)]
    print(x)
    print("value", (yield 3))
    y = yield
    print(y)
    z = yield 4, 5
    print(z)

it = g()
print(next(it))
for i in range(4):
    print(it.send(i))
try:
    it.send("last")
except StopIteration:
    print("stop")
