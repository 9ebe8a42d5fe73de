for e in (StopIteration(), StopIteration(5), StopIteration(5, 6), StopIteration(None)):
    print(e.value, e.args)
def gen():
    yield 1
    return "done"
g = gen()
next(g)
try:
    next(g)
except StopIteration as e:
    print(e.value, e.args)
try:
    next(g)
except StopIteration as e:
    print(e.value, e.args)
e.value if False else None
s = StopIteration(1)
s.value = 9
print(s.value, s.args)
