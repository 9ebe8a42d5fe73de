d = {}
try:
    d.update([("a", 1), ("b", 2), 3])
except TypeError as e:
    print(e, d)
