# A template method with an abstract hook.
class Shape:
    def area(self):
        raise NotImplementedError("area of " + type(self).__name__)

    def describe(self):
        return "%s %d" % (type(self).__name__.lower(), self.area())

class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side ** 2

print(Square(3).describe())
try:
    Shape().describe()
except NotImplementedError as e:
    print(e)
