# Class patterns: isinstance, then attributes.
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Point3(Point):
    __match_args__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z


def f(p):
    match p:
        case Point3(0, 0, 0):
            return "origin in space"
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=y):
            return "on the y axis", y
        case Point3(x, y, z=1):
            return "level 1", x, y
        case Point(x, y=(1 | 2) as y):
            return "low", x, y
        case Point(colour="red"):
            return "red"
        case Point():
            return "somewhere"
        case object(x=x):
            return "has x", x
        case _:
            return "no point"


red = Point(5, 5)
red.colour = "red"


class X:
    x = 3


for p in (Point(0, 0), Point3(0, 0, 0), Point(0, 4), Point3(1, 2, 1), Point(3, 2), red, Point(9, 9), X(), 5):
    print(f(p))
