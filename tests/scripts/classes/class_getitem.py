# Subscripts of a class.
class C:
    def __class_getitem__(cls, key):
        return cls.__name__, key

class D(C):
    pass

print(C[int] == ("C", int), D[1, 2])

class E:
    pass

try:
    E[0]
except TypeError as e:
    print(e)
