def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


def delete(v, key):
    del v[key]


class Plain:
    pass


for v in (5, 1.5, "abc", b"abc", (1, 2), range(3), {1}, frozenset(), {}.keys(), None, len, Plain, Plain(), slice(1), iter([])):
    for key in (0, "x", slice(1)):
        attempt(lambda: delete(v, key))
