from types import MappingProxyType

p = MappingProxyType({"a": 1})


def setitem():
    p["a"] = 2


def delitem():
    del p["a"]


def inplace():
    global p
    p |= {}


try:
    delitem()
except TypeError:
    print("TypeError")
for call in (setitem, inplace, lambda: p["b"], lambda: MappingProxyType([]), lambda: MappingProxyType(5),
             lambda: MappingProxyType(), lambda: p.update({}), lambda: p.get(),
             lambda: MappingProxyType((1,))):
    try:
        print(call())
    except (TypeError, KeyError, AttributeError) as e:
        print(type(e).__name__, e)
