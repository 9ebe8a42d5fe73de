# Generator expressions: lazy, conditions, several loops.
print(list(x * x for x in range(4)))
print(sum(x for x in range(10) if x % 3 == 0))
print(list((x, y) for x in range(3) for y in range(x)))
lazy = (print("item", x) or x for x in [1, 2])
print("made")
print(next(lazy))
print(type(lazy).__name__)
