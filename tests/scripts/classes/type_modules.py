# Types that module types shows belong to builtins nevertheless.
import types

print(type(print), type(None), type(lambda: 0), type(...), type(NotImplemented), type([].append))
print(types.SimpleNamespace, types.FunctionType, types.NoneType if hasattr(types, "NoneType") else type(None))
print(type(None).__module__, types.SimpleNamespace.__module__, type(print).__module__)
