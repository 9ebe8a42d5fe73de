print(sorted([3, 1, 2]), sorted("hello"), sorted((3, 1), reverse=True), sorted({2: 0, 1: 0}), sorted([]))
print(sorted(["bb", "a", "ccc"], key=len, reverse=True), sorted([1, -2, 3], key=abs), sorted([(1, "b"), (1, "a")]))
src = [2, 1]
print(sorted(src), src, sorted([3, 1], key=None), sorted(x * x for x in (3, -1, 2)))
for args, kw in (((), {}), (([1], 2), {}), (([1],), {"foo": 1}), (([1, "a"],), {}), ((5,), {})):
    try:
        sorted(*args, **kw)
    except TypeError as e:
        print(e)
