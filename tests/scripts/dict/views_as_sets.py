a = {"x": 1, "y": 2, "z": 3}
b = {"y": 2, "z": 9}
print(sorted(a.keys() & b.keys()), sorted(a.keys() | b.keys()), sorted(a.keys() - b.keys()), sorted(a.keys() ^ b.keys()))
print(sorted(a.items() & b.items()), sorted(a.items() - b.items()), sorted(a.items() | b.items()))
print(sorted(a.keys() & ["x", "q"]), sorted(["x", "q"] - b.keys()), type(a.keys() & []).__name__)
print(a.keys().isdisjoint(b), a.keys().isdisjoint([1]), a.items().isdisjoint({("x", 1)}))
try:
    a.keys() & 5
except TypeError as e:
    print(e)
try:
    a.values() & b.values()
except TypeError as e:
    print(e)
