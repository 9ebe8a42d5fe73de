a = []
a.append(a)
b = []
b.append(b)
try:
    print(a == b)
except RecursionError:
    print('RecursionError')
print(a == a, a in a, a.index(a), a.count(a))
