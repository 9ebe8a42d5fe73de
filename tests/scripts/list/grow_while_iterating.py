a = [1]
for x in a:
    if len(a) < 10:
        a.append(x + 1)
print(a)
a = list(range(6))
for i, x in enumerate(a):
    if x % 2 == 0:
        a.remove(x)
print(a)
