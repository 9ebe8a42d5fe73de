# stress: no (deep recursion)
# mem: 64m
from _helper_limits import too_deep

def endless(n):
    return endless(n + 1)

def ping(n):
    return pong(n) + 1

def pong(n):
    return ping(n) + 1

print(too_deep(endless, 0), too_deep(ping, 0))
f = lambda: f()
print(too_deep(f))
def with_star(*args, **kwargs):
    return with_star(*args[:3], 1, **kwargs)

print(too_deep(lambda: with_star(k=1)))
print("usable", sum(range(10)))
