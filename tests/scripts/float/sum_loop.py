total = 0.0
for i in range(1000):
    total += i * 0.001
print(total, sum([0.1] * 10), sum([1, 2.5, 3]))
