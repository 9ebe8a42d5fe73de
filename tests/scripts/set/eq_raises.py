class K:
    def __hash__(self):
        return 1
    def __eq__(self, other):
        raise ValueError("eq")

s = {K()}
for f in (lambda: s.add(K()), lambda: K() in s, lambda: s.discard(K()), lambda: s | {K()}, lambda: {K()} == s):
    try:
        f()
    except ValueError as e:
        print(e)
print(len(s))
