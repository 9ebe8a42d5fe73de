# builtins.__build_class__ can be replaced.
import builtins
original = builtins.__build_class__

def traced(body, name, *bases, **keywords):
    print("class", name, [b.__name__ for b in bases], keywords)
    return original(body, name, *bases, **keywords)

builtins.__build_class__ = traced

class A:
    def f(self):
        return __class__.__name__

class B(A, metaclass=type):
    x = 1

print(B().f(), B.x)
builtins.__build_class__ = original

class C:
    pass

print(C.__name__)
