# The default representation names module and class.
class C:
    class D:
        pass

print(repr(C).replace("__main__", "M"), C.D, int, type)
print(repr(C()).split(" object at ")[0])
print(repr(C.D()).split(" at ")[0])
print(repr(C().__init__).split(" at ")[0])
def f():
    class L:
        pass
    return L
print(f())
