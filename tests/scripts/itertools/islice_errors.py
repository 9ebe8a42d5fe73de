from itertools import islice
import sys

for args in ((), ("a",), ("a", -1), ("a", "b"), ("a", -1, 3), ("a", 1, -5), ("a", 1, 2, 0), ("a", 1, 2, -1),
             ("a", 1, 2, "x"), ("a", 1.5), ("a", sys.maxsize + 1), ("a", 1, 2, 3, 4), (3, 1), ("a", "x", 1)):
    try:
        print(list(islice(*args)))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
try:
    islice("a", stop=1)
except TypeError as e:
    print(e)
