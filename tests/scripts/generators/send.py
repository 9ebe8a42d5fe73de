# send gives the yield expression its value.
def g():
    x = yield "first"
    while True:
        x = yield "got %r" % (x,)

it = g()
print(next(it))
print(it.send(1))
print(it.send([2]))
print(next(it))
