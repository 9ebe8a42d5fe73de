# The first iterable is evaluated at once, the rest later.
def note(x):
    print("evaluated", x)
    return x

g = ((a, b) for a in note([1, 2]) for b in note([3]))
print("made")
print(list(g))
try:
    (x for x in 5)
except TypeError as e:
    print(e)
h = (y for x in [1] for y in 5)
try:
    next(h)
except TypeError as e:
    print("later:", e)
