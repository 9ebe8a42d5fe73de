for i in range(5):
    print(i, end=' ')
    i = 100
print(i)
n = 3
for i in range(n):
    n = 10
    print(i, n)
for i in range(0):
    print('never')
else:
    print('else')
total = 0
for i in range(10, 0, -1):
    for j in range(i):
        total += j
print(total)
