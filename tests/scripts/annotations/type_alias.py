# type X = …: the value is computed when it is asked for, once.
calls = []


def value(x):
    calls.append(x)
    return x


type A = value(int) | later
print(calls, A, A.__name__, A.__type_params__, type(A), A.__module__)
try:
    A.__value__
except NameError as e:
    print(e)
later = str
print(A.__value__, A.__value__, calls)
type L[T] = list[T] | None
print(L.__value__, L[int], L[int].__origin__ is L, L.__type_params__, L.__parameters__, L.__value__[str])
print(A | None, None | A, A | L[int])
type Recursive[T] = tuple[T, Recursive[T]] | None
print(Recursive.__value__)
for wrong in lambda: A[int], lambda: isinstance(1, A), lambda: A():
    try:
        print(wrong())
    except TypeError as e:
        print(type(e).__name__)
try:
    A.__value__ = 1
except AttributeError:
    print("read-only")


def f():
    x = bytes
    type Local = x
    x = bytearray
    return Local.__value__


print(f())


class C:
    inner = int
    type Alias = inner | outer
    type Generic[T] = list[inner]

    def method[T: inner](self, x: inner):
        return T.__bound__


outer = bytes
print(C.Alias.__value__, C.Generic.__value__, C().method(1), C.method.__annotations__)
C.inner = float
print(C.Generic.__value__, C.__dict__["Generic"] is C.Generic)
