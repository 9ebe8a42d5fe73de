# staticmethod: no binding.
class C:
    @staticmethod
    def f(*args):
        return args

    g = staticmethod(len)

print(C.f(1, 2), C().f(3), C.g("abc"), C().g([1]))
s = staticmethod(lambda: "called")
print(s())
