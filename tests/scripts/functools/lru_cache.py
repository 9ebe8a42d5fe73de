from functools import lru_cache

calls = []


@lru_cache(maxsize=2)
def f(x, y=0):
    "doc of f"
    calls.append((x, y))
    return x + y


print(f(1), f(1), f(2), f(1), f(3), f(2), f(1), calls)
print(f.cache_info(), f.cache_parameters())
f.cache_clear()
print(f.cache_info(), f(5), f.cache_info())
print(f.__name__, f.__doc__, f.__wrapped__(10, 1), calls[-1])
info = f.cache_info()
print(info.hits, info[1], info.maxsize, info.currsize, tuple(info))


@lru_cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info())
print(lru_cache(maxsize=None)(lambda: 1).cache_info(), lru_cache(-5)(len).cache_info())
