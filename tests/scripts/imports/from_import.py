# from-import binds the values of the moment.
from _helper_basic import value, change
from _helper_basic import Thing as T, value as v
print(value, v, change(), value)
print(T.__name__, T.__module__)
try:
    _helper_basic
except NameError as e:
    print(e)
