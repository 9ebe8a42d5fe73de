# Deriving from list[int], and iterating.
class C(list[int]):
    pass


print(C.__bases__, C.__orig_bases__, C([1]), C.__mro__)


class E(dict[str, int], metaclass=type):
    pass


print(E.__orig_bases__, E(a=1))
print([*tuple[int]], list(list[int])[0].__unpacked__, [*tuple[int]] == [tuple[int]])


def f(*args: *tuple[int]):
    pass


print(f.__annotations__)
