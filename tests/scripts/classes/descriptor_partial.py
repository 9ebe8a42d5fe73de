# Descriptors with only __set__, or with __get__ looked up on the type.
class OnlySet:
    def __set__(self, obj, value):
        obj.__dict__["x"] = value + 1

class Plain:
    pass

class C:
    x = OnlySet()
    y = Plain()

C.y.__get__ = lambda *a: "not used"
c = C()
print(isinstance(c.x, OnlySet))
c.x = 1
print(c.x)
print(type(c.y).__name__)
try:
    del c.x
except AttributeError as e:
    print(e)
