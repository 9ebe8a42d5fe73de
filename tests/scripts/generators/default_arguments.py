# Argument errors come at the call, not at the first next.
def g(a, b=2, *args, c=3):
    yield a, b, args, c

try:
    g()
except TypeError as e:
    print(e)
print(list(g(1)), list(g(1, 5, 6, c=7)))
