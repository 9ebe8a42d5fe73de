# __getattr__ is asked only for what is missing.
class C:
    present = 1

    def __getattr__(self, name):
        if name.startswith("x"):
            return "made " + name
        raise AttributeError(name)

c = C()
c.own = 2
print(c.present, c.own, c.xyz)
try:
    c.other
except AttributeError as e:
    print(e)
print(hasattr(c, "x"), hasattr(c, "y"), getattr(c, "y", "default"))
