d = {}
for i in range(3000):
    d[i * 1024] = i
for i in range(-3000, 0):
    d[i] = i
print(len(d), d[1024 * 2999], d[-1], d[-3000], 1025 in d)
for i in range(3000):
    assert d.pop(i * 1024) == i
print(len(d), sum(d))
