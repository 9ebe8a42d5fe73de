# The __new__ of mutable containers leaves the arguments to __init__.
print(list.__new__(list, [1, 2]), dict.__new__(dict, 5, a=1), set.__new__(set, 7), bytearray.__new__(bytearray, "x"))

class L(list):
    def __new__(cls, items, tag):
        self = super().__new__(cls, items, tag)
        self.tag = tag
        return self

    def __init__(self, items, tag):
        super().__init__(items)

print(L("ab", 5), L("ab", 5).tag)
