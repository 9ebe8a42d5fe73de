# What Mapping and MutableMapping give their heirs, and the views that these give out.
from collections.abc import ItemsView, KeysView, Mapping, MutableMapping, Set, ValuesView

class Map(Mapping):
    def __init__(self, d): self.d = d
    def __getitem__(self, k): return self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
    def __repr__(self): return "Map(%r)" % self.d
p = Map({"a": 1, "b": 2})
print(p.get("a"), p.get("z"), p.get("z", 5), p.get(key="a", default=3), "a" in p, "q" in p)
print(list(p.keys()), list(p.items()), list(p.values()), len(p.keys()), p.keys(), p.items(), p.values())
print(p == {"a": 1, "b": 2}, p == Map({"a": 1, "b": 2}), p == 5, p != {}, dict(p), {**p})
print("a" in p.keys(), ("a", 1) in p.items(), ("a", 2) in p.items(), ("z", 2) in p.items(), 2 in p.values(), 7 in p.values())
print(p.keys() & {"a"}, sorted(p.keys() | {"c"}), p.keys() - {"a"}, sorted(p.keys() ^ {"a", "z"}), p.keys() == {"a", "b"}, p.keys() <= {"a", "b", "c"}, p.keys() > {"a"}, p.keys().isdisjoint({"q"}), {"a", "c"} - p.keys(), sorted({"c"} | p.keys()))
print(sorted(p.items() & {("a", 1)}), type(p.items() | []))
try: hash(p)
except TypeError as e: print(e)
try: reversed(p)
except TypeError as e: print(e)
match p:
    case {"a": x}: print(x)
print(isinstance(p.keys(), KeysView), isinstance(p.keys(), Set), isinstance(p.values(), ValuesView), isinstance({}.keys(), KeysView), issubclass(KeysView, Set), KeysView.__mro__[:3])
class MMap(MutableMapping):
    def __init__(self, **k): self.d = dict(k)
    def __getitem__(self, k): return self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
m = MMap(x=1)
m.update({"y": 2}, z=3); m.update([("w", 4)]); m.update(p); m.update(self=1)
print(m.d, m.setdefault("x", 9), m.setdefault("n"), m.setdefault("o", 5), m.pop("x"), m.pop("gone", 0), m.popitem(), m.d)
for f in (lambda: m.pop("gone"), lambda: m["gone"], lambda: m.update(1, 2), lambda: m.update(5), lambda: MMap().popitem()):
    try: f()
    except (KeyError, TypeError) as e: print(type(e).__name__, e)
m.clear(); print(m.d, bool(m))
print(KeysView({1: 2}), list(ItemsView({1: 2})), len(ValuesView({})))
class Bad(Mapping):
    def __getitem__(self, k): raise ZeroDivisionError
    def __iter__(self): return iter([1])
    def __len__(self): return 1
for f in (lambda: Bad().get(1), lambda: 1 in Bad(), lambda: list(Bad().values()), lambda: Bad() == {}, lambda: list(Bad().items())):
    try: f()
    except ZeroDivisionError as e: print("zde")
