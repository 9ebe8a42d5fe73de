# The __dict__ of a built-in type has its special methods, which tools look for there.
for cls in (int, str, list, dict, object, bytes, float):
    print(cls.__name__, [n for n in ("__new__", "__repr__", "__len__", "__add__", "__hash__", "__eq__", "__getitem__",
                                     "__reduce_ex__", "__iter__") if n in cls.__dict__])
print("__hash__" in list.__dict__, list.__dict__["__hash__"], "__new__" in bool.__dict__, "append" in list.__dict__)
print("upper" in vars(str), "upper" in vars(object), "__init__" in vars(object))
