import itertools

data = [1, 2, 3]
it = itertools.chain(data, data)
out = []
for x in it:
    out.append(x)
    if len(data) < 5:
        data.append(x * 10)
print(out)


def key(x):
    data.clear()
    return x


data = [1, 2, 3]
print([(k, list(g)) for k, g in itertools.groupby(data, key)])
data = [1, 2, 3]
print(list(itertools.takewhile(key, data)))
data = [1, 2, 3]
print(list(itertools.accumulate(data, lambda a, b: key(a) + b)))


def consume(x):
    next(it, None)
    return True


for f in (itertools.takewhile, itertools.filterfalse, itertools.dropwhile):
    it = iter(range(7))
    print(list(f(consume, it)))
it = itertools.compress(range(10), (next(it, 1) for _ in range(4)))
try:
    print(list(it))
except ValueError as e:
    print(e)
