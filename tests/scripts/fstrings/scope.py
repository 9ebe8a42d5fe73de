# f-strings see locals, closures and class names.
def f(a):
    def g():
        return f"{a} {a * 2}"
    return g()

print(f(2))

class C:
    x = 1
    y = f"{x}"

    def m(self):
        return f"{self.x} {__class__.__name__}"

print(C.y, C().m(), [f"{i}" for i in range(2)], (lambda q: f"{q}")(9))
