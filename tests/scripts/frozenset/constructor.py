print(frozenset(), frozenset([1]), frozenset("a"))
f = frozenset([1, 2])
print(frozenset(f) is f, f.copy() is f, frozenset() == frozenset([]))
for args in ((1,), ([], [])):
    try:
        frozenset(*args)
    except TypeError as e:
        print(e)
