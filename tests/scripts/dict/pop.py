d = {"a": 1, "b": 2}
print(d.pop("a"), d.pop("a", "default"), d.pop("a", None), d)
try:
    d.pop("a")
except KeyError as e:
    print(repr(e))
try:
    {}.pop("empty")
except KeyError as e:
    print(repr(e))
try:
    d.pop([])
except TypeError as e:
    print(e)
