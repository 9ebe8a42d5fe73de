a, b = 0, 1
for _ in range(1000):
    a, b = b, a + b
print(a)
print(a % 10 ** 20, a * a + b * b == (lambda x, y: x)(a * a + b * b, 0))
