import sys

print(sys.api_version, sys.float_repr_style, sys.getfilesystemencodeerrors(), sys.is_finalizing(), sys.dont_write_bytecode)
for name in ("argv", "builtin_module_names", "byteorder", "exc_info", "executable", "exit", "flags", "float_info",
             "getdefaultencoding", "getrecursionlimit", "getsizeof", "hexversion", "implementation", "int_info", "intern",
             "maxsize", "maxunicode", "modules", "path", "platform", "setrecursionlimit", "stderr", "stdin", "stdout",
             "version", "version_info", "__stdout__", "__stdin__", "__stderr__"):
    if not hasattr(sys, name):
        print("missing", name)
sys.my_own = 5
print(sys.my_own)
del sys.my_own
print(hasattr(sys, "my_own"))
