# Docstrings of properties: the getter's, those of subclasses, changed ones.
class Documented(property):
    "a kind of property"


class Thing:
    def read(self):
        "what is read"
    a = property(read)
    b = property(read, doc="given")
    c = Documented(read)
    d = Documented(None)
    e = c.getter(lambda self: 0)
    f = c.setter(lambda self, value: None)


for name in "abcdef":
    print(name, getattr(Thing, name).__doc__)
Thing.a.__doc__ = "changed"
print(Thing.a.__doc__)
Thing.c.__doc__ = "also changed"
print(Thing.c.__doc__, Thing.f.__doc__)


class Outer:
    class Inner:
        nothing = property()
        fixed = property(lambda self: 1)


unnamed = property()
Outer.Inner.later = unnamed
for action in ("Outer.Inner().nothing", "Outer.Inner().fixed = 2", "del Outer.Inner().fixed", "Outer.Inner().later"):
    try:
        exec(action)
    except AttributeError as error:
        print(error)
