# Several missing keyword-only arguments are listed.
def f(*, a, b, c):
    pass

for kwargs in ({}, {"a": 1}, {"a": 1, "b": 2}):
    try:
        f(**kwargs)
    except TypeError as e:
        print(e)
