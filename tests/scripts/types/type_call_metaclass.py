# type(name, bases, dict) leaves the work to the metaclass of the bases, keywords and all.
class Meta(type):
    def __new__(cls, name, bases, namespace, /, tag=None, **more):
        print("new", cls.__name__, name, tag, more)
        return super().__new__(cls, name, bases, namespace)
    def __init__(self, name, bases, namespace, /, **keywords):
        print("init", name, keywords)
        super().__init__(name, bases, namespace)

class Base(metaclass=Meta):
    pass

made = type("Made", (Base,), {"x": 1}, tag=5, other=6)
print(type(made) is Meta, made.x, made.__bases__)
print(type(type("Plain", (), {})), type("Sub", (int,), {})(3))

class OtherMeta(type):
    pass

class Other(metaclass=OtherMeta):
    pass

for bases in ((Base, Other), (1,), [Base]):
    try:
        type("Bad", bases, {})
    except TypeError as error:
        print(error)

# __init__ is that of what __new__ made
class Shape:
    def __new__(cls, kind):
        return object.__new__(Round if kind == "round" else cls)
    def __init__(self, kind):
        print("Shape", kind)

class Round(Shape):
    def __init__(self, kind):
        print("Round", kind)

print(type(Shape("round")).__name__, type(Shape("other")).__name__)
