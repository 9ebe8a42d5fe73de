a = frozenset([1, "x", (2, 3)])
b = frozenset([(2, 3), 1, "x"])
print(hash(a) == hash(b), a == b, {a: 1}[b], len({a, b}))
print(hash(frozenset()) == hash(frozenset()), hash(frozenset([1])) != hash(frozenset([2])))
d = {frozenset(x): "".join(sorted(x)) for x in ("ab", "ba", "c", "")}
print(len(d), d[frozenset("ab")], d[frozenset()])
