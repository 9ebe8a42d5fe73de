# What a classmethod wraps is bound to the class, by its own __get__ if it has one.
class Wrapper:
    def __init__(self, function):
        self.function = function

    def __get__(self, instance, owner):
        print("bound to", instance.__name__, owner.__name__)
        return self.function.__get__(instance, owner)


class Thing:
    @classmethod
    @Wrapper
    def wrapped(cls):
        return cls.__name__

    @classmethod
    @classmethod
    def twice(cls):
        return cls.__name__

    @classmethod
    @property
    def label(cls):
        return "label of " + cls.__name__


class Sub(Thing):
    pass


for cls in Thing, Sub:
    print(cls.wrapped(), cls.twice(), cls.label, cls().label)
