# Messages for too many positional arguments.
def none():
    pass

def one(a):
    pass

def optional(a, b=1):
    pass

def keyword(a, *, k=1):
    pass

for f, args, kwargs in (
    (none, (1,), {}),
    (one, (1, 2), {}),
    (optional, (1, 2, 3, 4), {}),
    (keyword, (1, 2), {}),
    (keyword, (1, 2), {"k": 3}),
):
    try:
        f(*args, **kwargs)
    except TypeError as e:
        print(e)
