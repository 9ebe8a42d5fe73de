# isinstance and issubclass.
class A: pass
class B(A): pass
class C: pass

b = B()
print(isinstance(b, A), isinstance(b, B), isinstance(b, C), isinstance(b, (C, A)), isinstance(b, ()))
print(isinstance(b, (C, (int, (B,)))))
print(issubclass(B, A), issubclass(A, B), issubclass(A, A), issubclass(B, (C, object)))
print(isinstance(True, int), isinstance(1, bool), issubclass(bool, int), isinstance(int, type))
for call in (lambda: isinstance(1, 5), lambda: issubclass(5, int), lambda: issubclass(int, 5), lambda: isinstance(1, [int])):
    try:
        call()
    except TypeError as e:
        print(e)
