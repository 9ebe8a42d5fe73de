# An unknown keyword argument.
def f(a):
    pass

try:
    f(1, b=2)
except TypeError as e:
    print(e)
try:
    f(c=1)
except TypeError as e:
    print(e)
