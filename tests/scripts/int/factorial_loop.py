n = 1
for i in range(1, 101):
    n *= i
print(n)
for i in range(100, 1, -1):
    n //= i
print(n)
