# super(type, object) skips up to the type.
class A:
    def f(self):
        return "A"

class B(A):
    def f(self):
        return "B" + super(B, self).f()

class C(B):
    def f(self):
        return "C" + super(C, self).f() + super(B, self).f()

print(C().f())
print(super(B, C()).f())
try:
    super(B, A())
except TypeError as e:
    print(e)
try:
    super(5, A())
except TypeError as e:
    print(e)
