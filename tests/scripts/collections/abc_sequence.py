# What Sequence and MutableSequence give their heirs.
from collections.abc import Collection, MutableSequence, Reversible, Sequence

class Seq(Sequence):
    def __init__(self, *a): self.a = list(a)
    def __getitem__(self, i): return self.a[i]
    def __len__(self): return len(self.a)
s = Seq(1, 2, 3, 2)
print(list(s), 2 in s, 9 in s, s.index(2), s.index(2, 2), s.count(2), list(reversed(s)), isinstance(s, Collection), isinstance(s, Reversible), isinstance(s, Sequence), isinstance(s, MutableSequence))
for a in ((9,), (2, 2, 3), (1, -3), (3, 0, -1)):
    try: print(s.index(*a))
    except ValueError as e: print(repr(e))
match s:
    case [1, *r]: print(r)
class MSeq(MutableSequence):
    def __init__(self, *a): self.a = list(a)
    def __getitem__(self, i): return self.a[i]
    def __len__(self): return len(self.a)
    def __setitem__(self, i, v): self.a[i] = v
    def __delitem__(self, i): del self.a[i]
    def insert(self, i, v): self.a.insert(i, v)
m = MSeq(1, 2)
m.append(3); m.extend([4, 5]); m += (6,); m.extend(m); print(m.a)
print(m.pop(), m.pop(0)); m.remove(4); m.reverse(); print(m.a); m.clear(); print(m.a)
try: m.pop()
except IndexError as e: print(e)
try: m.remove(1)
except ValueError as e: print(repr(e))
print(isinstance(m, Sequence), issubclass(MSeq, MutableSequence), issubclass(MutableSequence, Sequence), issubclass(list, MutableSequence), issubclass(tuple, MutableSequence))
