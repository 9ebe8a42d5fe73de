# Class, instance, attributes, methods.
class Point:
    """A point."""

    dimension = 2

    def __init__(self, x, y=0):
        self.x = x
        self.y = y

    def moved(self, dx, dy):
        return Point(self.x + dx, self.y + dy)

p = Point(1)
q = p.moved(2, 3)
print(p.x, p.y, q.x, q.y, q.dimension)
print(Point.__name__, Point.__doc__, Point.__module__, Point.__qualname__)
print(type(p) is Point, p.__class__ is Point)
