# Methods can be replaced while instances live.
class A:
    def f(self):
        return "old"

class B(A):
    pass

b = B()
print(b.f())
A.f = lambda self: "new"
print(b.f())
B.f = lambda self: "B"
print(b.f())
b.f = lambda: "instance"
print(b.f())
del b.f
del B.f
print(b.f())
