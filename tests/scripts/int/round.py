for n in (0, 5, 15, 25, -15, -25, 149, 150, 151, 12345, 10 ** 20 + 5):
    print(round(n), round(n, 2), round(n, -1), round(n, -2), round(n, -30), round(n, None))
print(type(round(True)), round(2 ** 100, -25))
