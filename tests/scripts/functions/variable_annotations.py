# Annotated assignments.
x: int = 1
y: str
print(x)
try:
    print(y)
except NameError as e:
    print(e)

def f():
    z: int = 5
    w: undefined_name
    return z

print(f())

class C:
    a: int = 3
    b: str

print(C.a, hasattr(C, "b"), sorted(C.__annotations__))
