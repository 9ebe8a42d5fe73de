a = []
for i in range(40):
    a.append(i * i)
print(a, len(a))
print(a.append(None), a[-1])
