f = frozenset([1])
for name in ("add", "remove", "discard", "pop", "clear", "update", "intersection_update"):
    print(hasattr(f, name), end=" ")
print()
g = f
g |= {2}
print(f, sorted(g), type(g).__name__)
