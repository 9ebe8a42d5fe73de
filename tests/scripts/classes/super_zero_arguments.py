# super() without arguments in methods, classmethods, and nested.
class A:
    def __init__(self):
        print("A.__init__")

    def f(self):
        return "A.f"

    @classmethod
    def g(cls):
        return "A.g " + cls.__name__

class B(A):
    def __init__(self):
        super().__init__()
        print("B.__init__")

    def f(self):
        return "B.f " + super().f()

    @classmethod
    def g(cls):
        return "B.g " + super().g()

class C(B):
    def f(self):
        return "C.f " + super().f()

c = C()
print(c.f())
print(C.g())
