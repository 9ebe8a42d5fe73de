import builtins
print(builtins.Ellipsis is ..., builtins.NotImplemented is NotImplemented, repr(NotImplemented), repr(...))
print(builtins.int is int, builtins.len is len, builtins.__name__)
names = "abs all any ascii bin bool bytearray bytes callable chr classmethod complex delattr dict divmod enumerate filter float format frozenset getattr hasattr hash hex id input int isinstance issubclass iter len list map max memoryview min next object oct open ord pow print property range repr reversed round set setattr slice sorted staticmethod str sum super tuple type zip"
print([n for n in names.split() if not hasattr(builtins, n)])
