class K:
    def __hash__(self):
        return 1
    def __eq__(self, other):
        raise ValueError("eq")

d = {K(): 1}
for action in (lambda: d[K()], lambda: K() in d, lambda: d.update({K(): 1}), lambda: d.setdefault(1, 2), lambda: d.pop(1, 0)):
    try:
        print(action())
    except ValueError as e:
        print(e)
print(len(d))
