# A generator runs only when asked, and keeps its state between values.
def g():
    print("start")
    yield 1
    print("middle")
    yield 2
    print("end")

it = g()
print("made")
print(next(it))
print(next(it))
try:
    next(it)
except StopIteration as e:
    print("stop", e.value, e.args)
print(next(it, "default"))
