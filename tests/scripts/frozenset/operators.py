f, s = frozenset([1, 2]), {2, 3}
for r in (f & s, f | s, f - s, f ^ s, s & f, s | f, s - f, s ^ f):
    print(type(r).__name__, sorted(r))
print(f == {1, 2}, f <= {1, 2, 3}, f.union([5]) == {1, 2, 5}, f.isdisjoint(s), f.issubset([1, 2, 3]))
