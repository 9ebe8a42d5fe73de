# An AttributeError raised in a property falls through to __getattr__.
class C:
    @property
    def x(self):
        return self.missing

    def __getattr__(self, name):
        print("getattr", name)
        if name == "x":
            return "fallback"
        raise AttributeError("no " + name)

print(C().x)
