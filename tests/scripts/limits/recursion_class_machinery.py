# stress: no (deep recursion)
from _helper_limits import too_deep

class P:
    @property
    def x(self):
        return self.x

    def __setattr__(self, name, value):
        self.y = value

class N:
    def __new__(cls):
        return cls()

class I:
    def __init__(self):
        I()

class G:
    def __getattribute__(self, name):
        return self.name

class D:
    def __get__(self, obj, owner):
        return obj.d

class H:
    d = D()

def set_y():
    P().y = 1

for f in (lambda: P().x, set_y, N, I, lambda: G().a, lambda: H().d):
    print(too_deep(f))
