# A class whose __abstractmethods__ are set to something has no instances; the mark is not inherited.
class Shape:
    pass


class Square(Shape):
    pass


print(hasattr(Shape, "__abstractmethods__"))
Shape()
Shape.__abstractmethods__ = frozenset({"area"})
for cls in Shape, Square:
    try:
        print(type(cls()).__name__)
    except TypeError as error:
        print(error)
Shape.__abstractmethods__ = ["edge", "area", "draw"]


def make():
    for i in range(3):
        try:
            Shape()
        except TypeError as error:
            print(error)


make()
try:
    object.__new__(Shape)
except TypeError as error:
    print(error)
Shape.__abstractmethods__ = ()
print(type(Shape()).__name__)
Square.__abstractmethods__ = {"x"}
del Square.__abstractmethods__
print(type(Square()).__name__)


class Unfit:
    def __bool__(self):
        raise ValueError("neither")


try:
    Shape.__abstractmethods__ = Unfit()
except ValueError as error:
    print(error)


class Marked:
    def method(self):
        pass
    method.__isabstractmethod__ = True
    p = property(None, method)
    q = property(lambda self: 0)
    c = classmethod(method)


print(Marked.p.__isabstractmethod__, Marked.q.__isabstractmethod__, Marked.__dict__["c"].__isabstractmethod__)
