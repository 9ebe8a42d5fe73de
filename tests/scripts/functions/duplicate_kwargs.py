# The same keyword from two sources of a call.
def f(**kwargs):
    return kwargs

try:
    f(a=1, **{"a": 2})
except TypeError as e:
    print(e)
try:
    f(**{"b": 1}, **{"b": 2})
except TypeError as e:
    print(e)
