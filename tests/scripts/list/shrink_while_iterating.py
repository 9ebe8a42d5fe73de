a = list(range(20))
for x in a:
    print(x, end=' ')
    a.pop()
    if x == 5:
        a.clear()
print(a)
a = [1, 2, 3]
it = iter(a)
print(next(it))
a.clear()
print(list(it))
a.extend([7, 8, 9])
print(list(it))
