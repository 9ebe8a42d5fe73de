from collections import ChainMap


class Sub(ChainMap):
    pass


print(ChainMap.fromkeys("ab"), ChainMap.fromkeys([1, 2], 0), type(Sub.fromkeys("x", 5)).__name__, Sub.fromkeys("x", 5).maps)
for args in ((), (5,), ("a", 1, 2)):
    try:
        ChainMap.fromkeys(*args)
    except TypeError as e:
        print("TypeError")
