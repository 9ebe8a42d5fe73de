from collections import namedtuple
p = namedtuple("P", "x y")(1, 2)
try:
    p.x = 5
except AttributeError as e:
    print(e)
try:
    p.other = 5
except AttributeError as e:
    print(e)
try:
    p.nope
except AttributeError as e:
    print(e)
try:
    p[0] = 1
except TypeError as e:
    print(e)
