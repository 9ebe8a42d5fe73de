import math
for n in (0, 1, 2, 5, 20, 21, 25, 100, True):
    print(math.factorial(n))
print(math.factorial(1000) % (10 ** 9 + 7), math.factorial(1000).bit_length())
for n in (-1, -10 ** 30, 10 ** 30):
    try:
        math.factorial(n)
    except (ValueError, OverflowError) as e:
        print(e)
