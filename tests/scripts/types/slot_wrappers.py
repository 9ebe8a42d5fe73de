# The special methods of built-in types, reached through the type: each type has its own.
import types
class Sub(dict):
    pass

class Text(str):
    pass

print(list.__repr__, Sub.__len__, bool.__repr__, type(dict.__iter__) is types.WrapperDescriptorType)
print(list.__repr__ == dict.__repr__, Sub.__repr__ == dict.__repr__, Text.__add__ == str.__add__, set.__or__ == frozenset.__or__)
dispatch = {list.__repr__: "list", dict.__repr__: "dict", set.__repr__: "set", tuple.__repr__: "tuple"}
print([dispatch.get(type(x).__repr__) for x in ([], Sub(), {1}, (), 5, "x")])
print(int.__add__.__name__, int.__add__.__objclass__, list.__len__.__get__([1, 2])(), dict.__contains__({1: 2}, 1))
for call in (lambda: list.__len__(5), lambda: dict.__repr__([]), lambda: str.__add__(), lambda: Sub.__getitem__({1: 2}, 1),
             lambda: int.__neg__(1, 2)):
    try:
        print(call())
    except TypeError as error:
        print(error)
