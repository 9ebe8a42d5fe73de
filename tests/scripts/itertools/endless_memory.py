# mem: 64k
import itertools

print(sum(itertools.islice(itertools.cycle([1, 2, 3]), 5000)))
print(next(itertools.islice(itertools.count(), 5000, None)))
a, b = itertools.tee(itertools.count())
for x, y in itertools.islice(zip(a, b), 3000):
    pass
print(x, y)
n = 0
for k, g in itertools.groupby(itertools.islice(itertools.count(), 3000), lambda x: x // 10):
    n += sum(g)
print(n)
