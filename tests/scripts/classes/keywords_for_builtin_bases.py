# Keywords for classes derived from tuple, frozenset and list: only if they have an __init__ or __new__ that takes them.
class T(tuple):
    pass

class F(frozenset):
    pass

class L(list):
    pass

class TI(tuple):
    def __init__(self, *args, **keywords):
        print("init", keywords)

class LN(list):
    def __new__(cls, *args, **keywords):
        return super().__new__(cls)

for cls in T, F, L, TI, LN:
    try:
        print(list(cls([1], key=2)))
    except TypeError as e:
        print(e)
