# The types of coroutines, parameterised types and unions.
import types
import collections.abc as abc


async def f():
    pass


async def g():
    yield


c = f()
c.close()
print(isinstance(c, types.CoroutineType), isinstance(g(), types.AsyncGeneratorType))
print(isinstance(c, abc.Coroutine), isinstance(g(), abc.AsyncGenerator), isinstance(c, abc.Awaitable), isinstance(c, abc.Iterable))
print(isinstance(list[int], types.GenericAlias), isinstance(int | str, types.UnionType), types.GenericAlias(list, (int,)))
print(abc.Iterable[int], abc.Mapping[str, int], abc.Callable, abc.Sequence[list[int]] | None)
match types.MappingProxyType({"a": 1}):
    case {"a": x}:
        print(x)


class Iterate(abc.Iterator):
    def __next__(self):
        raise StopIteration


match Iterate():
    case [*_]:
        print("wrong")
    case abc.Iterator():
        print("iterator")
for wrong in types.CoroutineType, types.AsyncGeneratorType, types.UnionType, types.GenericAlias:
    try:
        wrong()
    except TypeError:
        print("no")
