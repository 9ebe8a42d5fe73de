# class C[T](…)
class C[T, *Ts, **P]:
    x: T

    def method[U: int](self, a: T, b: U) -> U:
        return T, U

    class Inner:
        pass


print(C, C.__type_params__, C.__orig_bases__, C.__bases__, C.__annotations__)
print(C[int, str], C[int, str].__origin__ is C, C.method.__annotations__, C.method.__type_params__)
print(C.method.__qualname__, C.Inner.__qualname__, C().method(1, 2), C().method(1, 2)[0] is C.__type_params__[0])


class Base[T]:
    def get(self) -> T:
        return super().__init__ is not None, __class__, T


class Derived(Base[int]):
    pass


class Both[T](Base[T], dict, metaclass=type):
    pass


print(Derived.__bases__, Derived.__orig_bases__, Derived.__type_params__, Derived().get())
print(Both.__bases__, Both.__orig_bases__, isinstance(Both(a=1), Base), Both(a=1), Base[int]().get())


def decorator(cls):
    print("decorating", cls.__name__, cls.__type_params__)
    return cls


@decorator
class Decorated[T: "Decorated"]:
    def of(self):
        return T.__bound__


print(Decorated().of())


class WithKeyword:
    def __init_subclass__(cls, **kw):
        print(cls.__name__, kw)


class K[T](WithKeyword, a=1):
    pass


class Plain:
    pass


print(Plain.__type_params__, int.__type_params__)
Plain.__type_params__ = (1,)
print(Plain.__type_params__)
