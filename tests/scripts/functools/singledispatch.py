from functools import singledispatch


@singledispatch
def f(x, *rest):
    "generic"
    return "object", x


@f.register(int)
def f_int(x, *rest):
    return "int", x, rest


@f.register
def _(x: list):
    return "list"


@f.register(float)
@f.register(complex)
def _(x):
    return "number"


f.register(type(None), lambda x: "none")


class Base:
    pass


class Derived(Base):
    pass


print(f("s"), f(1, 2), f(True), f([]), f(1.5), f(1j), f(None), f(Derived()) [0])
f.register(Base, lambda x: "base")
print(f(Derived()), f.dispatch(Derived)(None), f.dispatch(bool) is f_int, f.dispatch(str).__name__)
print(f.__name__, f.__doc__, sorted(t.__name__ for t in f.registry), f.registry[int] is f_int, f_int(3))
f._clear_cache()
