from functools import partial

for args in ((), (1,), ("f", 2)):
    try:
        partial(*args)
    except TypeError as e:
        print(e)


def f(a, b):
    return a, b


for p, args, kw in ((partial(f, 1), (), {}), (partial(f, 1, 2), (3,), {}), (partial(f, a=1), (1, 2), {})):
    try:
        p(*args, **kw)
    except TypeError as e:
        print(e)
p = partial(f, 1, b=2)
p.keywords[3] = 4
try:
    p()
except TypeError as e:
    print(e)
try:
    p.func = None
except AttributeError as e:
    print("AttributeError")
try:
    del p.nosuch
except AttributeError as e:
    print("AttributeError")
