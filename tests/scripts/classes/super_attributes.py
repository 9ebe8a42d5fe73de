# What a super object knows.
class A:
    pass

class B(A):
    def get(self):
        return super()

b = B()
s = b.get()
print(s.__self__ is b, s.__thisclass__ is B, s.__self_class__ is B)
s = super(A, B)
print(s.__self__ is B, s.__thisclass__ is A, s.__self_class__ is B)
s = super(B)
print(s.__self__, s.__thisclass__ is B, s.__self_class__)
