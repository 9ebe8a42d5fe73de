a = [1, 2, 3]
a.insert(0, 'first')
a.insert(-1, 'before last')
a.insert(100, 'end')
a.insert(-100, 'start')
print(a)
b = []
for i in range(20):
    b.insert(i // 2, i)
print(b)
