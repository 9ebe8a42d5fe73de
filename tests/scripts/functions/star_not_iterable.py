# Unpacking something that can't be unpacked in a call.
def f(*args, **kwargs):
    pass

try:
    f(*1)
except TypeError as e:
    print(e)
try:
    f(**1)
except TypeError as e:
    print(e)
try:
    f(*None)
except TypeError as e:
    print(e)
