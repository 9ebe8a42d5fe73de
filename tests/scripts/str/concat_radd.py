class R:
    def __radd__(self, other):
        return "radd " + other
    def __rmul__(self, other):
        return "rmul " + other
    def __rmod__(self, other):
        return "rmod " + other
print("x" + R(), "x" * R())
