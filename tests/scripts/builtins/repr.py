class R:
    def __repr__(self):
        return "R()"
class B:
    def __repr__(self):
        return 3
print(repr(1), repr("a'b"), repr(None), repr([R()]), repr(1.0), repr(b"x"), repr({1: "a"}), repr(...))
try:
    repr(B())
except TypeError as e:
    print(e)
