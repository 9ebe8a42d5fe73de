from collections import Counter
c = Counter("aab")
c.update("bc")
c.update({"a": 10})
c.update(z=1)
print(c)
c.subtract("ab")
c.subtract({"a": 1, "q": 5})
print(c)
c[1] += 2.5
print(c[1], c.copy() == c, type(c.copy()).__name__)
try:
    Counter(1)
except TypeError as e:
    print(e)
try:
    Counter.fromkeys("ab")
except NotImplementedError as e:
    print(e)
