import types


def f():
    yield


class C:
    def m(self):
        pass


for name, value in (("FunctionType", f), ("LambdaType", lambda: 1), ("MethodType", C().m), ("GeneratorType", f()),
                    ("BuiltinFunctionType", len), ("BuiltinMethodType", [].append), ("ModuleType", types),
                    ("CodeType", f.__code__), ("NoneType", None), ("EllipsisType", ...),
                    ("NotImplementedType", NotImplemented), ("MethodDescriptorType", str.upper),
                    ("MappingProxyType", types.MappingProxyType({})), ("SimpleNamespace", types.SimpleNamespace()),
                    ("WrapperDescriptorType", int.__add__), ("ClassMethodDescriptorType", dict.__dict__["fromkeys"]),
                    ("CellType", types.CellType(1))):
    print(name, isinstance(value, getattr(types, name)))
try:
    1 / 0
except ZeroDivisionError as e:
    print(isinstance(e.__traceback__, types.TracebackType))
