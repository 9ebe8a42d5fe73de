# Types that module types names are of module builtins, but for its own.
import types
for t in (types.NoneType, types.EllipsisType, types.NotImplementedType, types.FunctionType, types.BuiltinFunctionType,
          types.MethodType, types.ModuleType, types.GeneratorType, types.CodeType, types.TracebackType,
          types.MemberDescriptorType, types.SimpleNamespace, int, type):
    print(t, t.__module__)

class S:
    __slots__ = ("a",)

print(type(S.a) is types.MemberDescriptorType)
