# Set comprehensions.
print(sorted({x % 3 for x in range(10)}))
print({x for x in [1, 1, 1]})
print(len({(x, y) for x in range(3) for y in range(3) if x != y}))
print(type({x for x in ()}).__name__)
