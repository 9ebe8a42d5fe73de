class A: pass
class B(A): pass
print(isinstance(1, int), isinstance(True, int), isinstance(1, str), isinstance(B(), A), isinstance(A(), B))
print(isinstance(1, (str, int)), isinstance(1, (str, (float, (int,)))), isinstance(1, ()), isinstance(int, type))
print(isinstance(1, object), isinstance(None, object), isinstance(A, object), isinstance(2.0, (int, float)))
for c in (1, "int", [int], (1,), None):
    try:
        isinstance("x", c)
    except TypeError as e:
        print(e)
