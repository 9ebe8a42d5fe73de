import array
import collections
for v in (array.array("i"), collections.deque(), collections.OrderedDict(), collections.defaultdict(),
          collections.Counter(), collections.ChainMap()):
    t = type(v)
    print(t, t.__name__, t.__module__, t.__qualname__, v)
    for f in (lambda: v.nothing, lambda: v < 1, lambda: v(), lambda: {v: 1}, lambda: t.nothing):
        try:
            f()
        except (AttributeError, TypeError) as e:
            print(e)
class D(collections.deque):
    pass
class A(array.array):
    pass
print(D([1]), A("i", [1]), D)
