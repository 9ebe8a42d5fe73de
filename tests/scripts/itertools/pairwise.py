from itertools import pairwise

print(list(pairwise("abcd")), list(pairwise("a")), list(pairwise("")))
it = pairwise(iter([1, 2, 3]))
print(next(it), next(it), next(it, "over"), next(it, "over"))
for args in ((), (1,), ("a", "b")):
    try:
        pairwise(*args)
    except TypeError as e:
        print(e)
