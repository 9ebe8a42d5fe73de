# Generators unpacked into calls, lists and targets.
def g():
    yield 1
    yield 2
    yield 3

print(*g())
print([*g(), *g()])
a, *b = g()
print(a, b)
x, y, z = g()
print(x, y, z)
try:
    x, y = g()
except ValueError as e:
    print(e)
