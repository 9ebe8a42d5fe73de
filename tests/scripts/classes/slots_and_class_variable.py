# A class variable of a derived class hides the slot.
class A:
    __slots__ = ("a",)

class B(A):
    __slots__ = ()
    a = "variable"

b = B()
print(b.a)
try:
    b.a = 1
except AttributeError as e:
    print(e)
A.a.__set__(b, 2)
print(A.a.__get__(b))

def loop(o):
    total = 0
    for i in range(50):
        o.a = i
        total += o.a
    return total

print(loop(A()))
