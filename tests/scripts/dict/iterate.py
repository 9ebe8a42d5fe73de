d = {"x": 1, "y": 2, "z": 3}
for k in d:
    print(k, end=" ")
for v in d.values():
    print(v, end=" ")
for k, v in d.items():
    print(k, v, end=" ")
print()
it = iter(d)
print(next(it), next(it), next(it), next(it, "end"), next(it, "end"))
print(list(reversed(d)), list(reversed(d.values())), list(reversed(d.items())), list(reversed(d.keys())))
print(sorted(d, reverse=True), max(d, key=d.get))
