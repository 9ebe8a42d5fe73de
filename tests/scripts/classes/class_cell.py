# Methods find their class from the moment on that type.__new__ has made it.
class Registry:
    def __init_subclass__(cls):
        print("new", cls.whoami())


class Plugin(Registry):
    @classmethod
    def whoami(cls):
        return __class__.__name__


class Meta(type):
    def __new__(meta, name, bases, namespace):
        print("__classcell__" in namespace)
        cls = super().__new__(meta, name, bases, namespace)
        print("__classcell__" in cls.__dict__, cls.made())
        return cls


class Made(metaclass=Meta):
    @staticmethod
    def made():
        return __class__


class Plain(metaclass=type):
    pass


class Named:
    def __set_name__(self, owner, name):
        print(name, owner.label())


class Owner:
    attribute = Named()

    @classmethod
    def label(cls):
        return super().__str__(cls)[:20], __class__ is cls


def build(change):
    class Bad(type):
        def __new__(meta, name, bases, namespace):
            return change(meta, name, bases, namespace)

    try:
        class Victim(metaclass=Bad):
            def method(self):
                return __class__
        print(Victim)
    except (TypeError, RuntimeError) as error:
        print(type(error).__name__, str(error).replace("build.<locals>.", ""))


def without(meta, name, bases, namespace):
    del namespace["__classcell__"]
    return type.__new__(meta, name, bases, namespace)


def wrong(meta, name, bases, namespace):
    namespace["__classcell__"] = 3.5
    return type.__new__(meta, name, bases, namespace)


def twice(meta, name, bases, namespace):
    type.__new__(meta, name, bases, namespace)
    return type.__new__(meta, name, bases, {})


for change in without, wrong, twice, lambda *args: 7:
    build(change)
