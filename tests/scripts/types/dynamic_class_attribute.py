from types import DynamicClassAttribute


class Meta(type):
    def __getattr__(cls, name):
        return "from the metaclass: " + name


class C(metaclass=Meta):
    def __init__(self):
        self._v = 1

    @DynamicClassAttribute
    def value(self):
        "doc"
        return self._v

    @value.setter
    def value(self, v):
        self._v = v


c = C()
c.value = 5
print(c.value, C.value, C.__dict__["value"].__doc__)
try:
    del c.value
except AttributeError as e:
    print("AttributeError")
