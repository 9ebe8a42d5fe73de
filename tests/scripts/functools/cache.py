from functools import cache

calls = []


@cache
def f(n):
    calls.append(n)
    return n * 2


print(f(1), f(1), f(2), calls, f.cache_info(), f.cache_parameters())
for args in ((), (3,), (len, 2)):
    try:
        cache(*args)
    except TypeError as e:
        print("TypeError")
