# stress: no (deep nesting)
from _helper_limits import too_deep

def wrap(source):
    for x in source:
        yield x

def chain(n):
    g = iter([1, 2])
    for _ in range(n):
        g = wrap(g)
    return list(g)

print(chain(50))
def attempt():
    chain(5000)
    raise MemoryError

print(too_deep(attempt))
it = [1]
for _ in range(50):
    it = map(lambda x: x + 1, it)
print(list(it))
