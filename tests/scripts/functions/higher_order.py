# map, filter, sorted with key, and functions returning functions.
print(list(map(lambda x: x * 2, [1, 2, 3])))
print(list(map(lambda x, y: x + y, [1, 2, 3], [10, 20])))
print(list(filter(None, [0, 1, "", "a", [], [0]])))
print(list(filter(lambda x: x % 2, range(8))))
print(sorted(["bb", "a", "ccc"], key=len, reverse=True))
print(max([3, -7, 5], key=abs), min("bca", key=ord))
