# A __class__ of an object's own counts for isinstance(), not for type().
class Proxy:
    def __init__(self, target):
        self.target = target

    @property
    def __class__(self):
        return type(self.target)

p = Proxy([1])
print(isinstance(p, list), isinstance(p, Proxy), isinstance(p, (int, list)), isinstance(p, dict), type(p).__name__)
print(p.__class__, list.__instancecheck__(p))

class Odd:
    __class__ = 5

print(isinstance(Odd(), int), isinstance(Odd(), Odd))

class Bad:
    @property
    def __class__(self):
        raise ValueError("asked")

try:
    isinstance(Bad(), int)
except ValueError as e:
    print(e)
