# A property with getter, setter and deleter.
class C:
    def __init__(self):
        self._x = 1

    @property
    def x(self):
        """The x."""
        return self._x

    @x.setter
    def x(self, value):
        print("set", value)
        self._x = value

    @x.deleter
    def x(self):
        print("delete")
        self._x = None

c = C()
print(c.x)
c.x = 5
c.x += 1
del c.x
print(c.x, C.x.__doc__, isinstance(C.x, property))
