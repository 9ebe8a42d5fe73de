class A: pass
class B(A): pass
print(issubclass(B, A), issubclass(A, B), issubclass(A, A), issubclass(bool, int), issubclass(A, object))
print(issubclass(B, (int, A)), issubclass(B, ()))
for args in ((1, int), (A, 1), (A, (1,)), (A(), A)):
    try:
        issubclass(*args)
    except TypeError as e:
        print(e)
