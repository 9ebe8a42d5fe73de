# Swaps and rotations.
a, b, c = 1, 2, 3
a, b, c = c, a, b
print(a, b, c)
l = [1, 2, 3]
l[0], l[2] = l[2], l[0]
print(l)
a, b = a + b, a - b
print(a, b)
x = [0, 1]
i = 0
i, x[i] = x[i], i
print(i, x)

def fib(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a

print(fib(50))
