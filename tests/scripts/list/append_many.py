# stress: no (too many allocations)
a = []
for i in range(100000):
    a.append(i)
print(len(a), a[0], a[99999], sum(a))
while len(a) > 3:
    a.pop()
print(a)
