# finally in a generator runs at exhaustion, at break with close, and on error.
def g():
    try:
        yield 1
        yield 2
    finally:
        print("finally")

for x in g():
    print(x)
it = g()
for x in it:
    break
it.close()
it = g()
next(it)
try:
    it.throw(ValueError)
except ValueError:
    print("ValueError")
