# The right operand goes first if its class is a subclass that overrides the method.
class A:
    def __add__(self, other):
        return "A.add"

    def __radd__(self, other):
        return "A.radd"

class B(A):
    def __radd__(self, other):
        return "B.radd"

class C(A):
    pass

print(A() + B(), A() + C(), B() + A(), A() + A())

class I(int):
    def __radd__(self, other):
        return "I.radd"

print(1 + I(2), I(1) + 2, I(1) + I(2))
