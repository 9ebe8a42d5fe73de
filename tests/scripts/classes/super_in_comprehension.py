# super() beside a comprehension, and in a lambda with a parameter of its own.
class A:
    def f(self):
        return 1

class B(A):
    def f(self):
        s = super()
        return [s.f() + x for x in range(3)]

    def g(self):
        return (lambda self: super().f())(self)

print(B().f(), B().g())
