# Without `from micropython import const` the name const is like any other.
def const(x):
    return x * 2

X = const(5)
_Y = const(X)
print(X, _Y, "_Y" in globals())
X = 7
print(X)
