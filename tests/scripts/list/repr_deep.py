# stress: no (too many allocations)
a = []
for i in range(100000):
    a = [a]
try:
    repr(a)
except RecursionError:
    print('RecursionError')
while a:
    a = a[0]
print(a)
