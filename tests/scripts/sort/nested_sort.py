a = [[3, 1], [2, 9], [0, 5, 4]]
a.sort(key=lambda x: (x.sort(), x[0])[1])
print(a)
def key(x):
    b = list(range(x, 0, -1))
    b.sort()
    return b[-1]
print(sorted([5, 3, 4, 1], key=key))
