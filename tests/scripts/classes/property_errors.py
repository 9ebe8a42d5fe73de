# Properties without setter, deleter or getter.
class C:
    @property
    def x(self):
        return 1

    y = property(None, lambda self, v: None)

c = C()
for action in (lambda: setattr(c, "x", 2), lambda: delattr(c, "x"), lambda: c.y):
    try:
        action()
    except AttributeError as e:
        print(e)
c.__dict__["x"] = 5
print(c.x)
