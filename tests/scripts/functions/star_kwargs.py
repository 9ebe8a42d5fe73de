# **kwargs takes the keyword arguments left over, in call order.
def f(a, **named):
    return a, named

print(f(1))
print(f(1, z=2, b=3))
print(f(b=5, a=6))
print(f(**{"a": 1, "y": 2, "x": 3}))
