from collections import namedtuple
P = namedtuple("P", "x y z", defaults=[5, None])
print(P(1), P(1, 2), P(1, z=3), P._field_defaults)
print(namedtuple("Q", "a b", defaults=(1, 2))())
try:
    namedtuple("P", "a", defaults=[1, 2])
except TypeError as e:
    print(e)
