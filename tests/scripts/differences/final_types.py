# No classes can be derived from modules and generic aliases.
import types

for base in types.ModuleType, types.GenericAlias:
    try:
        class Derived(base):
            pass
    except TypeError as e:
        print(e)
