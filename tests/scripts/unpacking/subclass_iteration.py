# A list or tuple subclass with its own __iter__ is unpacked by it.
class L(list):
    def __iter__(self):
        return iter("own")

a, b, c = L([1, 2])
print(a, b, c)
print([*L()], *L())

class T(tuple):
    def __iter__(self):
        return iter((7, 8))

x, y = T((1, 2, 3))
print(x, y)
