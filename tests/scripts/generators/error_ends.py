# After an exception the generator is finished.
def g():
    yield 1
    1 / 0
    yield 2

it = g()
print(next(it))
try:
    next(it)
except ZeroDivisionError as e:
    print(e)
print(list(it))
