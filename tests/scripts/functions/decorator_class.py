# A class as decorator, and a decorator on a class.
class Counted:
    def __init__(self, f):
        self.f = f
        self.calls = 0

    def __call__(self, *args):
        self.calls += 1
        return self.f(*args)

@Counted
def double(x):
    return 2 * x

print(double(4), double(5), double.calls)

def register(cls):
    cls.registered = True
    return cls

@register
class C:
    pass

print(C.registered)
