# Any iterable feeds *args: generator, range, dict, string, set of one.
def f(*args):
    return args

print(f(*(x * x for x in range(4))))
print(f(*range(3), *"ab", *{"k": 1}, *{5}))
print(f(*[]))
print(f(*iter([1, 2])))
