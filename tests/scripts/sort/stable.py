a = [(i % 7, i) for i in range(200)]
b = sorted(a, key=lambda p: p[0])
print(all(b[i] < b[i + 1] for i in range(199)))
c = sorted(a, key=lambda p: p[0], reverse=True)
print([p[1] for p in c if p[0] == 3] == sorted(p[1] for p in a if p[0] == 3))
print([p[0] for p in c][:30])
