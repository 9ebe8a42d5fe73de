# dir() shows the special methods of built-in types, and all that module builtins has.
import builtins

for t, yes, no in ((list, "__len__ __getitem__ __iadd__ __reversed__ append __hash__", "__sub__ __next__ __radd__"),
                   (int, "__add__ __radd__ __lshift__ __abs__ __eq__ __bool__", "__iadd__ __len__ __matmul__"),
                   (str, "__mod__ __rmod__ __contains__ __iter__ upper", "__next__ __setitem__"),
                   (dict, "__or__ __ior__ __delitem__ keys", "__add__"),
                   (set, "__and__ __rand__ __isub__ __le__", "__add__ __getitem__"),
                   (type({}.keys()), "__and__ __len__ isdisjoint", "__iand__"),
                   (object, "__eq__ __ne__ __hash__ __repr__", "__len__")):
    names = dir(t)
    print(t.__name__, [n for n in yes.split() if n not in names], [n for n in no.split() if n in names],
          names == sorted(set(names)), dir(t) == dir(t()) if t in (list, int, str, dict, set) else "")
print([n for n in "None True False compile dir eval exec len print __import__ ValueError".split() if n not in dir(builtins)])
print(getattr(builtins, "None"), getattr(builtins, "True"))


class Derived(list):
    x = 1


print({"x", "__len__", "append"} <= set(dir(Derived)), "__len__" in dir(Derived()))
