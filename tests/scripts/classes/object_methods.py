# What object itself offers.
o = object()
print(o == o, o != object(), hash(o) == hash(o), bool(o), isinstance(o, object))
print(o.__eq__(5), o.__ne__(o), o.__class__ is object)
print(object.__str__(5), object.__doc__ is not None)
print(repr(o).startswith("<object object at "))
for name in ("__lt__", "__init__", "__repr__", "__setattr__", "__getattribute__", "__hash__", "__format__"):
    print(name, hasattr(o, name))
