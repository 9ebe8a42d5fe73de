from functools import lru_cache


@lru_cache
def f(x):
    if x == "raise":
        raise ValueError(x)
    return x


for arg in ([], {}, "raise", "raise"):
    try:
        f(arg)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(f.cache_info())
for args in (("a",), (1.5,), (1, True, 3)):
    try:
        lru_cache(*args)
    except TypeError as e:
        print(type(e).__name__)
try:
    lru_cache(5)(3)
except TypeError as e:
    print(e)


class Bad:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        raise KeyError("eq")


f(Bad())
try:
    f(Bad())
except KeyError as e:
    print("KeyError", e)
