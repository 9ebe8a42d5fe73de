# isinstance asks an object for its __class__ even if only __getattribute__ gives another one.
class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "target", target)

    def __getattribute__(self, name):
        if name == "__class__":
            return type(object.__getattribute__(self, "target"))
        raise AttributeError(name)

class Failing:
    def __getattribute__(self, name):
        raise KeyError(name)

print(isinstance(Proxy(5), int), isinstance(Proxy(5), Proxy), isinstance(Proxy("x"), (list, str)), isinstance(Proxy(5), str))
print(isinstance(Failing(), Failing))
try:
    isinstance(Failing(), int)
except KeyError as e:
    print(repr(e))
