import itertools

for name in ("accumulate", "chain", "combinations", "count", "cycle", "groupby", "islice", "product", "repeat",
             "starmap", "takewhile", "zip_longest", "_grouper", "_tee"):
    t = getattr(itertools, name)
    print(t, t.__module__, t.__name__)
it = itertools.chain("ab")
print(hasattr(it, "__iter__"), hasattr(it, "__next__"), it.__next__(), type(itertools.tee("a")[0]).__name__)
try:
    it.attribute = 1
except AttributeError as e:
    print("AttributeError")
print(bool(it), type(next(itertools.groupby("a"))[1]))
