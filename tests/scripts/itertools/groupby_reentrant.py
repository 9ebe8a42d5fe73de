from itertools import groupby


class Key:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        global depth
        if depth < 3:
            depth += 1
            try:
                next(it)
            except StopIteration:
                pass
        return self.n == other.n


depth = 0
it = groupby(range(10), lambda x: Key(x // 3))
count = 0
for k, g in it:
    for item in g:
        count += 1
print(count <= 10)


def key(x):
    if x == 2:
        return next(it2)[0]
    return x


it2 = groupby([1, 2, 3, 4], key)
print([k for k, g in it2])
