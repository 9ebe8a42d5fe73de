print(min(3, 1, 2), max(3, 1, 2), min([3, 1]), max((1, 5, 5.0)), min("hello"), max({1: 0, 7: 1}))
print(min(1, 1.0), max(1, 1.0), max(2.5, 1), min([[2], [1, 5]]))
print(min(["bb", "a", "ccc"], key=len), max("bb", "a", "ccc", key=len), max([], default="none"), min((), default=None))
print(max([3, -5, 4], key=abs), min(range(5), key=lambda x: -x), max(1, 2, key=None))
