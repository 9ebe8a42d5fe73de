class K:
    def __hash__(self):
        raise ValueError("hash")

d = {}
for action in (lambda: d[K()], lambda: K() in d, lambda: d.setdefault(K()), lambda: {K(): 1}, lambda: d.pop(K(), 0)):
    try:
        print(action())
    except ValueError as e:
        print(e)
print(d)
