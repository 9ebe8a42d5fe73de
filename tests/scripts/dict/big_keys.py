d = {}
for i in range(-5, 5):
    d[i * 10 ** 20] = i
    d[i * 2 ** 31] = -i
    d[i / 3] = i
print(len(d), d[-2 * 10 ** 20], d[2 ** 33], d[1 / 3], d[-1], d[0], d.get(-7))
print(-1.0 in d, -(2 ** 31) in d, 10 ** 20 in d, 10 ** 21 in d)
