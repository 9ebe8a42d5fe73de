# A data descriptor wins over the instance.
class Descriptor:
    def __get__(self, obj, owner):
        if obj is None:
            return self
        print("get", owner.__name__)
        return obj.__dict__.get("value", "unset")

    def __set__(self, obj, value):
        print("set", value)
        obj.__dict__["value"] = value

    def __delete__(self, obj):
        print("delete")
        del obj.__dict__["value"]

class C:
    d = Descriptor()

c = C()
print(c.d)
c.d = 5
c.__dict__["d"] = "instance"
print(c.d)
del c.d
print(c.d, isinstance(C.d, Descriptor))
