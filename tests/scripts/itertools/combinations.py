from itertools import combinations, combinations_with_replacement

for r in range(5):
    print(r, list(combinations("abc", r)))
    print(r, list(combinations_with_replacement("abc", r)))
print(list(combinations(range(4), 2)))
print(list(combinations_with_replacement([], 1)), list(combinations_with_replacement([], 0)))
print(list(combinations(iterable=[1, 2], r=1)))
print(sum(1 for _ in combinations(range(12), 5)), sum(1 for _ in combinations_with_replacement(range(6), 5)))
it = combinations("ab", 2)
print(next(it), next(it, None), next(it, None))
