# return in finally swallows the exception.
def g():
    try:
        yield 1
        raise ValueError
    finally:
        return "swallowed"

it = g()
print(next(it))
try:
    next(it)
except StopIteration as e:
    print(e.value)
