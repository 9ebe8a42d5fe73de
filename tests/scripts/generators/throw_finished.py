# throw into a finished generator raises the exception.
def g():
    yield 1

it = g()
list(it)
try:
    it.throw(ValueError("late"))
except ValueError as e:
    print("out", e)
