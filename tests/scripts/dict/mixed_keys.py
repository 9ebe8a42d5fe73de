def f():
    pass

class C:
    pass

c = C()
d = {}
keys = ["s", 1, 2.5, None, True, False, ..., f, C, c, len, (1, 2), b"b", frozenset([1]), 10 ** 30, 1j, int, "s" * 50]
for i, k in enumerate(keys):
    d[k] = i
print(len(d), [d[k] for k in keys])
for k in keys[::2]:
    d.pop(k, None)
print(len(d), [k in d for k in keys])
