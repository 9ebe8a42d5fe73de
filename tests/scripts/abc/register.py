# Virtual subclasses: registered ones, and those of __subclasshook__.
from abc import ABC, ABCMeta

class A(ABC):
    pass

class B(A):
    pass

class Other:
    pass

class Heir(Other):
    pass

print(isinstance(Other(), A), B.register(Other) is Other, B.register(Other) is Other)
for cls in A, B:
    print([issubclass(c, cls) for c in (Other, Heir, B, int)], isinstance(Heir(), cls), isinstance(1, cls))
B.register(int)
for cls in A, B:
    print(isinstance(1, cls), isinstance(True, cls), isinstance(1.0, cls), issubclass(int, cls))

class Above(ABC):
    pass

Above.register(A)
print(issubclass(Other, Above), issubclass(B, Above), issubclass(Above, A))
for bad in lambda: A.register(5), lambda: A.register(Above), lambda: B.register(A), lambda: issubclass(5, A):
    try:
        bad()
    except (TypeError, RuntimeError) as e:
        print(type(e).__name__, e)

class Quacks(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        if other is float:
            raise ValueError("no floats")
        return hasattr(other, "quack") or NotImplemented

class Duck:
    quack = 1

Quacks.register(Heir)
print(isinstance(Duck(), Quacks), isinstance(5, Quacks), issubclass(Heir, Quacks), issubclass(Other, Quacks))
try:
    isinstance(1.5, Quacks)
except ValueError as e:
    print(e)
