# What __slots__ may be: a str, a list, a dict, any iterable; private names; __dict__ among them.
class One:
    __slots__ = "word"

class Listed:
    __slots__ = ["a", "b"]

class Documented:
    __slots__ = {"a": "what it is", "b": None}

class Generated:
    __slots__ = (c for c in "xyz")

for cls, names in ((One, ["word"]), (Listed, "ab"), (Documented, "ab"), (Generated, "xyz")):
    o = cls()
    for n in names:
        setattr(o, n, n)
    print([getattr(o, n) for n in names])
    try:
        o.w = 1
    except AttributeError as e:
        print(e)

class Private:
    __slots__ = ("__p",)

    def __init__(self):
        self.__p = 3

    def get(self):
        return self.__p

print(Private().get(), "_Private__p" in dir(Private), hasattr(Private, "__p"))

class Both:
    __slots__ = ("a", "__dict__")

b = Both()
b.a, b.other = 1, 2
print(b.a, b.other, "other" in b.__dict__)

class Base:
    pass

class Derived(Base):
    __slots__ = ("a",)

d = Derived()
d.a, d.free = 1, 2
print(d.a, d.free)
