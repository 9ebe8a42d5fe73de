# __prepare__ gives the namespace of the class body.
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kwargs):
        print("prepare", name, kwargs)
        return {"given": 7}

    def __new__(mcs, name, bases, namespace, **kwargs):
        return type.__new__(mcs, name, bases, dict(namespace))

class C(metaclass=Meta, k=1):
    doubled = given * 2

print(C.given, C.doubled)
