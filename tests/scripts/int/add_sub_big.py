a = 10 ** 40
b = 3 ** 70
print(a + b, a - b, b - a, -a - b, -a + b)
print(a - a, a + -a, (a + 1) - a)
print(0 - a, a - 0, a + True)
