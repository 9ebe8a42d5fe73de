# Metaclasses that do not fit together.
class M1(type): pass
class M2(type): pass
class M3(M1): pass
class A(metaclass=M1): pass
class B(metaclass=M2): pass
class D(metaclass=M3): pass

try:
    class C(A, B):
        pass
except TypeError as e:
    print(e)

class E(A, D):
    pass

print(type(E).__name__)
