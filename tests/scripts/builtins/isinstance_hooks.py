class Meta(type):
    def __instancecheck__(cls, obj):
        return obj == 3
    def __subclasscheck__(cls, sub):
        return sub is int
class C(metaclass=Meta):
    pass
print(isinstance(3, C), isinstance(4, C), isinstance(C(), C), isinstance(3, (str, C)))
print(issubclass(int, C), issubclass(str, C), issubclass(int, (str, C)))
