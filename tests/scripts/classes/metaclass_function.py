# Any callable may be the metaclass.
def make(name, bases, namespace):
    return name, bases, sorted(k for k in namespace if not k.startswith("__"))

class C(metaclass=make):
    x = 1

    def f(self):
        pass

print(C)
