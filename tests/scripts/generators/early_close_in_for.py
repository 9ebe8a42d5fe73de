# A for loop left by an exception leaves the generator suspended.
def g():
    yield 1
    yield 2
    yield 3

it = g()
try:
    for x in it:
        if x == 2:
            raise ValueError
except ValueError:
    pass
print(next(it))
