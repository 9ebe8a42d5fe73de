# Assigning __class__.
class A:
    def f(self):
        return "A"

class B:
    def f(self):
        return "B"

x = A()
x.n = 1
x.__class__ = B
print(x.f(), x.n, isinstance(x, B), type(x).__name__)
try:
    x.__class__ = 5
except TypeError as e:
    print(e)
try:
    (5).__class__ = B
except TypeError as e:
    print("TypeError")
