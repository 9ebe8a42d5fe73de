from collections import Counter
class C(Counter):
    def __missing__(self, key):
        return "none"
c = C("aab")
print(c["a"], c["q"], c, type(c.copy()).__name__, type(c + c).__name__)
