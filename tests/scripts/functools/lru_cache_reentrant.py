from functools import lru_cache


@lru_cache(maxsize=2)
def f(x):
    if x > 0:
        f(x - 1)
        f.cache_clear() if x == 2 else None
    return x


print(f(5), f.cache_info())


@lru_cache(maxsize=3)
def g(x):
    if x == 0 and not state:
        state.append(1)
        g(0)
    return len(state)


state = []
print(g(0), g(0), g.cache_info())


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 5

    def __eq__(self, other):
        if len(seen) < 10:
            seen.append(1)
            h(Key(self.n + 1))
            h.cache_clear()
        return self.n == other.n


seen = []
h = lru_cache(maxsize=2)(lambda key: key.n)
print(h(Key(1)), h(Key(1)), h(Key(2)), h.cache_info().currsize <= 2)
