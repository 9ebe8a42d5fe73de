# list[int] and its like: repr, attributes, comparison, calls.
a = list[int]
print(a, dict[str, int], tuple[int, ...], tuple[()], set[None], frozenset[list[int]], type[int], list["x"])
print(type(a), a.__origin__, a.__args__, a.__parameters__, a.__unpacked__)
print(a == list[int], a == list[str], a != list[str], a == list, hash(a) == hash(list[int]), {a: 1}[list[int]])
print(a((1, 2)), dict[str, int](x=1), a.append is list.append, a.__name__)
print(tuple[(int, str)], tuple[int, str] == tuple[(int, str)], list[int, str])


class D:
    class Inner:
        pass


print(list[D], list[D.Inner], list[len], list[3], list["text"])
for wrong in lambda: isinstance([], a), lambda: issubclass(list, a), lambda: a[int], lambda: int[str], \
        lambda: object[1], lambda: a < a, lambda: len(a):
    try:
        print(wrong())
    except TypeError as e:
        print(e)
try:
    a.__origin__ = 1
except AttributeError:
    print("read-only")
