# Unpacking in for loops, comprehensions and lambda-free sorting.
pairs = [("b", 2), ("a", 1)]
for key, value in sorted(pairs):
    print(key, value)
print({k: v for v, k in pairs}, [a + str(b) for a, b in pairs])
for i, (name, *rest) in enumerate([("x", 1, 2), ("y",)]):
    print(i, name, rest)
print([x for x, in [(1,), (2,)]], dict(pairs), list(zip(*pairs)))
