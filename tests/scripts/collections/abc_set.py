# What Set and MutableSet give their heirs.
from collections.abc import MutableSet, Set

class S(Set):
    def __init__(self, it): self.e = list(dict.fromkeys(it))
    def __iter__(self): return iter(self.e)
    def __len__(self): return len(self.e)
    def __contains__(self, x): return x in self.e
    def __repr__(self): return "S(%r)" % self.e
a, b = S("abc"), S("bcd")
print(a & b, a | b, a - b, a ^ b, a < b, a <= a, a == b, a != b, a >= b, a > S("a"), a.isdisjoint(b), a == set("abc"), set("abc") == a, a & "ab", a | [1], a - "a", "ax" - a if 0 else 0, [1, "a"] & a, {"a", "q"} - a, a == 5)
try: a < 5
except TypeError as e: print(e)
try: a | 5
except TypeError as e: print(e)
try: hash(a)
except TypeError as e: print("unhashable", e)
print(a._hash() == hash(frozenset("abc")))
class MS(S, MutableSet):
    def add(self, x):
        if x not in self.e: self.e.append(x)
    def discard(self, x):
        if x in self.e: self.e.remove(x)
t = MS("abc")
t |= "cd"; print(t); t &= "abz"; print(t); t ^= "ax"; print(t); t -= "x"; print(t); t.remove("b"); print(t)
try: t.remove("b")
except KeyError as e: print(repr(e))
t.add(1); print(t.pop(), t); t |= "qr"; t.clear(); print(t); t |= "ab"; t ^= t; print(t); t |= "ab"; t -= t; print(t)
try: t.pop()
except KeyError as e: print(repr(e))
