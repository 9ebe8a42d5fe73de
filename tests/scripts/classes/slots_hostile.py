# __slots__ whose reading runs code: errors pass, changes do no harm.
def names():
    yield "a"
    raise KeyError("from the generator")

class Text(str):
    def isidentifier(self):
        return False

    def __eq__(self, other):
        raise ValueError("compared")

    __hash__ = str.__hash__

for slots in (names(), iter([]), ["a", ["b"]], [Text("ok")], {"b", 1}):
    try:
        cls = type("C", (), {"__slots__": slots})
        print(sorted(n for n in cls.__dict__ if n[0] != "_"))
    except (KeyError, TypeError, ValueError) as e:
        print(type(e).__name__, e)

space = {}
def growing():
    for i in range(3):
        space["late%d" % i] = i
        yield "slot%d" % i

space["__slots__"] = growing()
cls = type("Grown", (), space)
o = cls()
o.slot0 = o.slot2 = 1
print(o.slot0, o.slot2, hasattr(o, "slot1"), sorted(space)[1:])
try:
    o.late0 = 2
except AttributeError as e:
    print(e)
