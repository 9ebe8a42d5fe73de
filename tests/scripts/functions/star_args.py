# *args takes the positional arguments left over, as a tuple.
def f(a, *rest):
    return a, rest

print(f(1))
print(f(1, 2))
print(f(1, 2, 3, 4))
print(f(*"abc"))
print(type(f(1)[1]))
