# Classes in classes and functions.
class Outer:
    class Inner:
        value = 1

        def make(self):
            return Outer.Inner.value

    inner = Inner()

print(Outer.Inner().make(), Outer.inner.value, Outer.Inner.__qualname__)

def make(n):
    class Local:
        number = n

        def get(self):
            return n

    return Local

A, B = make(1), make(2)
print(A.number, B().get(), A is B, A.__qualname__)
