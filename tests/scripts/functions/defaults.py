# Defaults are evaluated once, at definition, from left to right.
def trace(x):
    print("default", x)
    return x

def f(a, b=trace(2), c=trace(3)):
    return a, b, c

print("defined")
print(f(1))
print(f(1, 5))
print(f(1, c=7))
print(f.__defaults__)
