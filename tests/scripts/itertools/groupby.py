from itertools import groupby

print([(k, list(g)) for k, g in groupby("AAABBC")])
print([(k, list(g)) for k, g in groupby([1, 3, 2, 4, 5], lambda x: x % 2)])
print([(k, list(g)) for k, g in groupby(iterable=["a", "B", "b"], key=str.upper)])
print([k for k, g in groupby("AAABBBAA")])
it = groupby("aabbb")
k1, g1 = next(it)
print(k1, next(g1))
k2, g2 = next(it)
print(k2, list(g1), list(g2), list(g2), next(it, None))
print(list(groupby([])))
nan = float("nan")
print([(len(list(g))) for k, g in groupby([nan, nan, 1, 1.0, True])])
