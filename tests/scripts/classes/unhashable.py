# __eq__ without __hash__, __hash__ = None, and bad results.
class A:
    def __eq__(self, other):
        return True

class B:
    __hash__ = None

class C:
    def __hash__(self):
        return "x"

class D(A):
    __hash__ = object.__hash__

for call in (lambda: hash(A()), lambda: {B(): 1}, lambda: hash(C()), lambda: {A()}, lambda: hash([])):
    try:
        call()
    except TypeError as e:
        print(e)
print(A.__hash__, isinstance(hash(D()), int))
