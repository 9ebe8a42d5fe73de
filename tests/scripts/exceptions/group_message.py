# message and exceptions of a group do not depend on args.
g = ExceptionGroup("x", [ValueError()])
print(vars(g))
g.z = 3
print(vars(g))
g.args = ("q",)
print(str(g), repr(g), g.message, g.exceptions)


class H(ExceptionGroup):
    def __new__(cls, items):
        return super().__new__(cls, "fixed", items)

    def __init__(self, items):
        self.count = len(items)


h = H([ValueError(1)])
print(h, repr(h), h.message, h.args, vars(h))
for name in "message", "exceptions":
    try:
        setattr(g, name, 3)
    except AttributeError:
        print(name, "cannot be set")
