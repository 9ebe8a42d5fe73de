s = {frozenset([1, 2]), frozenset()}
print({1, 2} in s, {2, 1} in s, set() in s, {3} in s)
s.discard({1, 2})
print(s)
s.remove(set())
print(s)
try:
    s.remove({9})
except KeyError as e:
    print(repr(e))
try:
    s.add({1})
except TypeError as e:
    print(e)
