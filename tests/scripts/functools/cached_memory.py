# stress: no (slow)
# mem: 64k
from functools import lru_cache


@lru_cache(maxsize=50)
def f(x):
    return [x] * 5


for i in range(3000):
    f(i)
    f(str(i))
print(f.cache_info())


@lru_cache(maxsize=None)
def g(x):
    return "x" * 200


try:
    for i in range(100000):
        g(i)
    print("all")
except MemoryError:
    g.cache_clear()
    print("cleared", g(1) == "x" * 200)
