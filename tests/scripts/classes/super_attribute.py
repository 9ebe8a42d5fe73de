# super(cls), kept in the class, is super(cls, instance) when read through an instance.
class Base:
    def name(self):
        return "Base of " + type(self).__name__


class Derived(Base):
    def name(self):
        return "Derived, " + self._above.name()


class Special(super):
    pass


for kind in super, Special:
    Derived._above = kind(Derived)
    print(Derived().name(), type(Derived()._above).__name__, Derived._above.__self__)
bound = super(Derived, Derived())
print(bound.__get__(Derived(), Derived) is bound)
unbound = super(Derived)
print(unbound.__get__(None, Derived) is unbound)
try:
    unbound.__get__(3)
except TypeError as error:
    print(error)


class Proxy:
    def __init__(self, target):
        self.__target = target

    def __getattribute__(self, name):
        if name.startswith("_Proxy__"):
            return object.__getattribute__(self, name)
        return getattr(self.__target, name)


proxy = Proxy(Derived())
print(isinstance(proxy, Derived), isinstance(proxy, Base), isinstance(proxy, int), isinstance(proxy, Proxy))
print(super(Derived, proxy).name())
try:
    super(Derived, Proxy(4))
except TypeError as error:
    print(error)
