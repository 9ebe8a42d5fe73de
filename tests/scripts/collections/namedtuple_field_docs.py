# The docstrings of the fields can be set.
from collections import namedtuple
Point = namedtuple("Point", "x y")
print(Point.x.__doc__, "|", Point.y.__doc__, "|", Point.__doc__)
Point.x.__doc__ = "how far"
Point.y.__doc__ = None
print(Point.x.__doc__, Point.y.__doc__, Point(3, 4).x, Point(3, 4).y)
del Point.y.__doc__
print(Point.y.__doc__)
