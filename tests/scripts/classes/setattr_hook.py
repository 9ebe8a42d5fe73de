# __setattr__ and __delattr__ see every assignment and deletion.
class C:
    def __setattr__(self, name, value):
        print("set", name, value)
        object.__setattr__(self, name, value * 2)

    def __delattr__(self, name):
        print("del", name)
        super().__delattr__(name)

c = C()
c.x = 1
c.x += 1
print(c.x)
del c.x
print(hasattr(c, "x"))
setattr(c, "y", 5)
delattr(c, "y")
