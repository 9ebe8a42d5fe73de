# The name of a lambda in messages.
f = lambda a: a
try:
    f()
except TypeError as e:
    print(e)
try:
    f(1, 2)
except TypeError as e:
    print(e)
