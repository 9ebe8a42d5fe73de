class X:
    def __str__(self):
        return "str X"
    def __repr__(self):
        return "repr X"
    def __index__(self):
        return 300
class Y:
    def __int__(self):
        return 7
print("%s %r %d %x %c" % (X(), X(), X(), X(), X()), "%d" % Y())
class E:
    def __str__(self):
        raise KeyError("in str")
try:
    "%s" % E()
except KeyError as e:
    print("KeyError", e)
