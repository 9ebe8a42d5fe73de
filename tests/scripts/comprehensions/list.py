# List comprehensions.
print([x for x in range(5)])
print([x * y for x in (1, 2) for y in (10, 20)])
print([x for x in range(20) if x % 2 if x % 3])
print([(x, y) for x in range(3) if x for y in range(x)])
print([x if x % 2 else -x for x in range(5)])
print([])
