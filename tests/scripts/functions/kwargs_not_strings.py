# Keywords must be strings.
def f(**kwargs):
    return kwargs

try:
    f(**{1: 2})
except TypeError as e:
    print(e)
