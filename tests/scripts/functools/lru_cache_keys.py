from functools import lru_cache

calls = []


@lru_cache(maxsize=None)
def f(*args, **kw):
    calls.append((args, kw))


f(1)
f(1.0)
f(True)
f("1")
f((1,))
f(a=1)
f(a=1.0)
f(("a", 1))
f(1, 2)
f(1.0, 2)
f(b=1, a=2)
f(a=2, b=1)
print(calls)
calls.clear()


@lru_cache(typed=True)
def g(*args, **kw):
    calls.append((args, kw))


for x in (1, 1.0, True):
    g(x)
    g(k=x)
g(1)
print(calls, g.cache_info(), g.cache_parameters())
