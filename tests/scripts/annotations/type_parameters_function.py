# def f[T](…)
def f[T](x: T, y: list[T] = 3, *args: T, k: "T" = 5, **kw: dict[str, T]) -> dict[str, T]:
    "Docs."
    return x, y, k, T


print(f(1), f.__annotations__, f.__type_params__)
print(f.__name__, f.__qualname__, f.__defaults__, f.__kwdefaults__, f.__doc__, f.__closure__ is None)
T = f(1)[3]
print(type(T), T.__name__, T.__bound__, T.__constraints__, T.__covariant__, T.__infer_variance__, f(1)[3] is T)


def many[A, *B, **C, D: int, E: (str, bytes)]():
    return A, B, C, D, E


for p in many():
    print(p, type(p).__name__, getattr(p, "__bound__", "-"), getattr(p, "__constraints__", "-"))
print(many.__type_params__ == many(), list(many()[1]), many()[2].args, many()[2].kwargs, many()[2].args.__origin__)


@print
@(lambda f: (f.__name__, f.__type_params__))
def decorated[T](x=1):
    pass


async def coroutine[T](x: T):
    return T


try:
    coroutine(1).send(None)
except StopIteration as e:
    print(e.value)


def generator[T]():
    yield T


print(list(generator()), (lambda: 0).__type_params__, len.__name__)


def plain():
    pass


print(plain.__type_params__)
plain.__type_params__ = (1,)
print(plain.__type_params__)
for value in 5, None:
    try:
        plain.__type_params__ = value
    except TypeError as e:
        print(e)
