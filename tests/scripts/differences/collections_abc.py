# Virtual classes only: no registration, no methods for heirs.
from collections.abc import Iterable, Mapping, MutableSequence, Set

print(hasattr(Mapping, "register"), hasattr(Mapping, "get"))
for base in (Mapping, MutableSequence, Set):
    try:
        class Heir(base):
            pass
    except TypeError as e:
        print(e)


class Items(Iterable):
    def __iter__(self):
        return iter("ab")


print(list(Items()), isinstance(Items(), Iterable))
