# __instancecheck__ and __subclasscheck__ of a metaclass.
class Meta(type):
    def __instancecheck__(cls, x):
        print("instance?", x)
        return x == 5

    def __subclasscheck__(cls, c):
        print("subclass?", c.__name__)
        return c is str

class C(metaclass=Meta):
    pass

print(isinstance(5, C), isinstance(6, C))
print(issubclass(str, C), issubclass(int, C))
