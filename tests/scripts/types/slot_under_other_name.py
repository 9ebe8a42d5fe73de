# A built-in type's special method under another name is a method like any other.
class Number(int):
    __str__ = int.__repr__
    def __repr__(self):
        return "Number"

class Real(float):
    __repr__ = float.__abs__
    __str__ = float.__repr__

n = Number(7)
print(n, str(n), repr(n), [n], f"{n}", "%s %r" % (n, n))
print(str(Real(-1.5)))
try:
    repr(Real(-1.5))
except TypeError as error:
    print(error)

class Sized(list):
    __bool__ = list.__len__
try:
    bool(Sized([1, 2]))
except TypeError as error:
    print(error)
