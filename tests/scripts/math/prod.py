import math
print(math.prod([]), math.prod([1, 2, 3, 4]), math.prod([0.5, 4]), math.prod(range(1, 25)), math.prod([2, 3], start=10))
print(math.prod(["a", 3]), math.prod(x for x in (2, 2.5)))
try:
    math.prod([1], 2)
except TypeError as e:
    print("positional start refused")
