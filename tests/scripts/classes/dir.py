# dir lists what can be reached.
class A:
    a = 1

class B(A):
    b = 2

    def __init__(self):
        self.c = 3

print([n for n in dir(B()) if not n.startswith("_")])
print([n for n in dir(B) if not n.startswith("_")])
print("append" in dir([]), "upper" in dir(str), "__init__" in dir(B()))

class D:
    def __dir__(self):
        return ["z", "a"]

print(dir(D()))
