# Comprehensions see parameters and other locals.
def f(a, b, *args, **kwargs):
    c = 3
    return [(a, b, c, x, k) for x in args for k in kwargs]

print(f(1, 2, 5, 6, z=1))

def g(n):
    return [[(i, j, n) for j in range(n)] for i in range(n)]

print(g(2))
