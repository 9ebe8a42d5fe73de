from itertools import permutations

for r in range(5):
    print(r, list(permutations("abc", r)))
print(list(permutations([1, 2])), list(permutations([1, 2], None)), list(permutations([])))
print(["".join(p) for p in permutations("abcd")])
print(["".join(p) for p in permutations("abcd", 3)])
print(sum(1 for _ in permutations(range(6))), len(set(permutations(range(6)))))
