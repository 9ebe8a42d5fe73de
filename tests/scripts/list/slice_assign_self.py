a = [1, 2, 3]
a[:] = a
print(a)
a[1:1] = a
print(a)
a[::-1] = a
print(a)
a[1:3] = a
print(a)
a[2:] = a[:2]
print(a)
