# Methods can use super() and __class__ as soon as type.__new__ has made the class.
class Base:
    def __init_subclass__(cls):
        print('init_subclass', cls.make())

    @classmethod
    def make(cls):
        return cls.__name__


class Derived(Base):
    @classmethod
    def make(cls):
        return super().make() + ' by ' + __class__.__name__


class Part:
    def __set_name__(self, owner, name):
        print('set_name', owner.whoami())


class Whole:
    part = Part()

    @staticmethod
    def whoami():
        return __class__.__name__


class Meta(type):
    def __new__(mcs, name, bases, namespace):
        print('__classcell__' in namespace)
        cls = super().__new__(mcs, name, bases, namespace)
        print(cls.who(), hasattr(cls, '__classcell__'))
        return cls


class Made(metaclass=Meta):
    who = lambda: __class__


class Without(metaclass=Meta):
    def who():
        return 'no cell'
