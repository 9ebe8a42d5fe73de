a = list(range(6))
a[1:3] = 'abcd'
print(a)
a[:0] = [-1]
print(a)
a[len(a):] = (7, 8)
print(a)
a[2:6] = []
print(a)
a[3:1] = ['between']
print(a)
a[::2] = range(4)
print(a)
a[::-1] = list(a)
print(a)
a[:] = iter('xyz')
print(a)
