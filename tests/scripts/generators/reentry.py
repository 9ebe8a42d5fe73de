# A generator can't be resumed while it runs.
def g():
    try:
        next(it)
    except ValueError as e:
        print(e)
    yield 1

it = g()
print(next(it))

def h():
    yield from own

own = h()
try:
    next(own)
except ValueError as e:
    print(e)
