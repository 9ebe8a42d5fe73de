# A descriptor without __set__ loses against the instance.
class Descriptor:
    def __get__(self, obj, owner=None):
        return "descriptor", obj is None

class C:
    d = Descriptor()

c = C()
print(c.d, C.d)
c.d = "instance"
print(c.d)
del c.d
print(c.d)
