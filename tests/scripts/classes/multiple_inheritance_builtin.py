# A mixin and a builtin type together.
class Named:
    name = "unnamed"

    def describe(self):
        return self.name + ": " + repr(self)

class L(Named, list):
    pass

class E(Named, KeyError):
    name = "E"

x = L([1, 2])
x.name = "x"
print(x.describe(), E("k").describe(), [c.__name__ for c in L.__mro__])
