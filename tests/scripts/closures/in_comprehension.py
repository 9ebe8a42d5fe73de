# Comprehensions capture like functions.
def f(n):
    return [[i * n + j for j in range(n)] for i in range(n)]

print(f(3))

def g():
    functions = [lambda j: (i, j) for i in range(3)]
    return [h(0) for h in functions]

print(g())
