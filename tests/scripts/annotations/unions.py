# int | str
u = int | str
print(u, type(u), u.__args__, u.__parameters__)
print(int | None, None | int, u | float | int, int | int, u | u == u, list[int] | None, None | list[int])
print((int | str) == (str | int), hash(u) == hash(str | int), (int | None) == (None | int), u == int, u != (int | float))
print(isinstance(1, u), isinstance(1.5, u), isinstance(None, int | None), issubclass(bool, u), isinstance(1, (float, u)))
print(isinstance(1, int | list[int]), f"{u}", str(u), {u: 1}[str | int])


class D:
    pass


class Meta(type):
    pass


class E(metaclass=Meta):
    pass


class Own(type):
    def __or__(cls, other):
        return "own"


class F(metaclass=Own):
    pass


print(D | int, E | int, int | E, F | int, int | F, D | None)
print(hasattr(D, "__or__"), hasattr(D, "__add__"), type.__or__(int, str), hasattr(type, "__and__"))
for wrong in lambda: int | "x", lambda: 1 | int, lambda: int | 1, lambda: int - str, lambda: u[int], lambda: u(), \
        lambda: isinstance("x", int | list[int]), lambda: issubclass(str, int | list[int]), lambda: u < u, \
        lambda: None | None, lambda: int & str:
    try:
        print(wrong())
    except TypeError as e:
        print(e)
x = int
x |= str
print(x)
