# NotImplemented makes the other side try.
class A:
    def __add__(self, other):
        print("A.add")
        return NotImplemented

    def __eq__(self, other):
        print("A.eq")
        return NotImplemented

class B:
    def __radd__(self, other):
        print("B.radd")
        return "B"

print(A() + B())
try:
    A() + 1
except TypeError as e:
    print(e)
print(A() == A())
print(A() == 5, A() != 5)
