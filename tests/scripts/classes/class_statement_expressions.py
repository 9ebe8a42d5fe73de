# Bases are expressions; the class body is executed statement by statement.
def base():
    print("base")
    return object

class C(base()):
    print("body", __name__, __qualname__)
    for i in range(3):
        squares = i * i
    if squares > 3:
        big = True
    del i

print(C.squares, C.big, hasattr(C, "i"))

class D(*[int]):
    pass

print(D(5) + 1)
