import array
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple
from collections.abc import *

def gen():
    yield

class Empty:
    pass

class Unhashable:
    __hash__ = None
    __eq__ = None

class List(list):
    pass

class HashableList(list):
    def __hash__(self):
        return 1

class Everything:
    def __iter__(self):
        pass

    def __next__(self):
        pass

    def __len__(self):
        pass

    def __contains__(self, x):
        pass

    def __call__(self):
        pass

    def __reversed__(self):
        pass

values = {"int": 5, "str": "a", "bytes": b"a", "list": [], "tuple": (), "dict": {}, "set": set(), "range": range(3),
          "frozenset": frozenset(), "gen": gen(), "iter": iter([]), "function": len, "class": Empty, "empty": Empty(),
          "unhashable": Unhashable(), "everything": Everything(), "deque": deque(), "Counter": Counter(),
          "OrderedDict": OrderedDict(), "ChainMap": ChainMap(), "keys": {}.keys(), "items": {}.items(),
          "values": {}.values(), "List": List(), "HashableList": HashableList(), "namedtuple": namedtuple("N", "a")(1), "bytearray": bytearray(), "none": None,
          "memoryview": memoryview(b""), "zip": zip(), "array": array.array("i"), "defaultdict": defaultdict()}
for abc in (Hashable, Iterable, Iterator, Reversible, Sized, Container, Collection, Callable, Generator, Sequence,
            MutableSequence, Set, MutableSet, Mapping, MutableMapping, KeysView, ItemsView, ValuesView, MappingView,
            ByteString):
    print(abc.__name__, [name for name, v in values.items() if isinstance(v, abc)])
    print([name for name, v in values.items() if issubclass(type(v), abc)] ==
          [name for name, v in values.items() if isinstance(v, abc)])
