for a in (7, -7, 10 ** 30, -10 ** 30, 0):
    for b in (2, -2, 3, 10 ** 15 + 7, -(10 ** 15 + 7)):
        print(a // b, a % b, divmod(a, b), a == a // b * b + a % b)
