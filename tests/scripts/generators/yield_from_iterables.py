# yield from takes any iterable.
def g():
    yield from [1, 2]
    yield from "ab"
    yield from range(2)
    yield from {"k": 1}
    yield from (x for x in (5, 6))

print(list(g()))
