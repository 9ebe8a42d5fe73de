import sys
names = sys.builtin_module_names
print(type(names).__name__, all(n in names for n in ("sys", "gc", "time", "builtins")))
print(sys.getdefaultencoding(), sys.getfilesystemencoding())
