# A metaclass with __new__, __init__ and keyword arguments.
class Meta(type):
    def __new__(mcs, name, bases, namespace, **kwargs):
        print("new", name, [b.__name__ for b in bases], kwargs)
        namespace["added"] = 1
        return super().__new__(mcs, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **kwargs):
        print("init", name)
        super().__init__(name, bases, namespace)

    def method(cls):
        return "method of " + cls.__name__

class A(metaclass=Meta, option=5):
    x = 1

class B(A):
    pass

print(A.added, type(A) is Meta, type(B) is Meta, B.method())
try:
    B().method()
except AttributeError as e:
    print(e)
