# A list that grows while a comprehension walks it.
items = [1, 2, 3]
print([items.append(x * 10) or x for x in items if len(items) < 8][:6])
d = {"a": 1}
try:
    [d.setdefault(k + "b", 0) for k in d]
except RuntimeError as e:
    print(e)
