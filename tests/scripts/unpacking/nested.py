# Nested targets.
a, (b, c), [d, (e,)] = 1, "bc", (2, [3])
print(a, b, c, d, e)
(a, b), c = [(1, 2), 3]
print(a, b, c)
[[x]] = [[5]]
print(x)
() = []
[] = ()
for i, (j, k) in enumerate([(1, 2), (3, 4)]):
    print(i, j, k)
