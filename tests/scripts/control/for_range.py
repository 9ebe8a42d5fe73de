# for over ranges: negative steps, limits changed inside, ranges in variables.
for i in range(5, 0, -2):
    print(i, end=" ")
n = 3
for i in range(n):
    n = 10
    print(i, end=" ")
r = range(2)
for i in r:
    for j in r:
        print(i * 10 + j, end=" ")
for i in range(-3):
    print("never")
for i in range(10, 13, 1):
    print(i, end=" ")
print()
try:
    for i in range(1, 5, 0):
        pass
except ValueError as e:
    print(e)
try:
    for i in range(1.5):
        pass
except TypeError as e:
    print(e)
for i in range((1 << 65), (1 << 65) + 2):
    print(i)
