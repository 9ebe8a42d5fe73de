from itertools import batched

print(list(batched("ABCDEFG", 3)), list(batched([], 2)), list(batched("ab", 10 ** 6)))
print(list(batched(n=1, iterable="ab")))
for args in ((), ("a",), (1, 2), ("a", 0), ("a", -1), ("a", "b")):
    try:
        batched(*args)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
