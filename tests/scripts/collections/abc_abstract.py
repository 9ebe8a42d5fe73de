# The classes that have abstract methods, and registering with them.
from collections.abc import *

for base in (Hashable, Iterable, Iterator, Sized, Container, Callable, Collection, Reversible, Awaitable,
             AsyncIterable, AsyncIterator, Sequence, MutableSequence, Mapping, MutableMapping, Set, MutableSet):
    class E(base): pass
    print(base, sorted(base.__abstractmethods__))
    try: E()
    except TypeError as e: print(e)
class Mine: pass
Sequence.register(Mine); print(isinstance(Mine(), Sequence), isinstance(Mine(), Iterable), issubclass(Mine, Sequence))
class Mine2(Mine): pass
print(issubclass(Mine2, Sequence), issubclass(Mine2, MutableSequence))
class Counted:
    def __len__(self): return 2
    def __getitem__(self, i): return i
Sequence.register(Counted)
match Counted():
    case [a, b]: print(a, b)

class It(Iterator):
    def __next__(self): raise StopIteration
print(list(It()), Sequence[int], Mapping[str, int])
