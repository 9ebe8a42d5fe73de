# needs: 64-bit
# What __hash__ returns is the hash if it fits the machine word; larger ints are reduced; -1 becomes -2.
class Hashed:
    def __init__(self, value):
        self.value = value
    def __hash__(self):
        return self.value

for value in (0, -1, -2, 2 ** 61 - 1, 2 ** 61, -(2 ** 62), 2 ** 63 - 1, -(2 ** 63), 2 ** 63, 2 ** 64 + 5, -(2 ** 70), True):
    print(hash(Hashed(value)))
print(hash(Hashed(hash((4, 5)))) == hash((4, 5)))
