# Subclassing int: results are plain ints.
class I(int):
    def __new__(cls, value, tag=None):
        self = super().__new__(cls, value)
        self.tag = tag
        return self

    def __repr__(self):
        return "I(%d)" % self

    def double(self):
        return I(self * 2)

i = I(5, "t")
print(i, i.tag, i + 1, type(i + 1).__name__, i.double(), i == 5, hash(i) == hash(5))
print({5: "five"}[i], [0, 1, 2, 3, 4, 5][i], list(range(i)), i.bit_length(), int(i), -i, I(2) ** 10)
print(str(i), "%d" % i, f"{i:03d}", i < 6, bool(I(0)))
