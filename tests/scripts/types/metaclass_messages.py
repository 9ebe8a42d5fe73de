# What metaclasses are called with, and what __prepare__ may give.
class Meta(type):
    pass

class Wrong(type):
    @classmethod
    def __prepare__(cls, name, bases):
        return None

class Mapping:
    def __init__(self):
        self.names = {}
    def __getitem__(self, key):
        return self.names[key]
    def __setitem__(self, key, value):
        self.names[key] = value

class Right(type):
    @classmethod
    def __prepare__(cls, name, bases):
        return Mapping()
    def __new__(cls, name, bases, namespace):
        return super().__new__(cls, name, bases, dict(namespace.names))

def wrong():
    class Bad(metaclass=Wrong):
        pass

for call in (Meta, lambda: Meta(5), type, lambda: type(1, 2), lambda: Meta("X", 1, 2), wrong):
    try:
        print(call())
    except TypeError as error:
        print(error)

class Good(metaclass=Right):
    x = 3
print(Good.x, type(Good).__name__)
