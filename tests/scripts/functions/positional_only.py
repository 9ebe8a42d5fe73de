# Parameters before a slash take positional arguments only.
def f(a, b=2, /, c=3):
    return a, b, c

print(f(1))
print(f(1, 5, c=6))
try:
    f(a=1)
except TypeError as e:
    print(e)
try:
    f(1, b=2)
except TypeError as e:
    print(e)

def g(a, /, **kwargs):
    return a, kwargs

print(g(1, a=2))
