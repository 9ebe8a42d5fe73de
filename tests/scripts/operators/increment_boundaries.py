# Counting across the limit of small ints in a loop.
for start in (2 ** 30 - 3, 2 ** 31 - 3, 2 ** 62 - 3, 2 ** 63 - 3):
    x = start
    for _ in range(6):
        x += 1
    print(x, x - start, type(x).__name__)
    y = -start
    for _ in range(6):
        y -= 1
    print(y, y + start)
    i = start
    n = 0
    while i < start + 5:
        i += 1
        n += 1
    print(n)
