# __set_name__ is called when the class is made, in order.
class Field:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = "_" + name

    def __get__(self, obj, owner):
        return getattr(obj, self.name, 0)

    def __set__(self, obj, value):
        setattr(obj, self.name, value)

class Point:
    x = Field()
    y = Field()

p = Point()
p.x = 4
print(p.x, p.y, p.__dict__)
Point.z = Field()
