# stress: no (deep)
# Long chains of contexts and causes.
e = None
for i in range(5000):
    try:
        try:
            raise ValueError(i)
        except ValueError as inner:
            raise KeyError(i) from e
    except KeyError as outer:
        e = outer
n = 0
x = e
while x is not None:
    n += 1
    x = x.__cause__
print(n, repr(e), repr(e.__context__))
a = ValueError("a")
a.__context__ = a
try:
    raise a
except ValueError as caught:
    print(caught)
b = KeyError("b")
a.__context__ = b
b.__context__ = a
try:
    try:
        raise a
    except ValueError:
        raise b
except KeyError as caught:
    print(repr(caught))
