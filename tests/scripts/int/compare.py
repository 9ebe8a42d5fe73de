values = [-2 ** 100, -2 ** 63, -1, 0, 1, 2 ** 62, 2 ** 63, 2 ** 64, 2 ** 100, 2 ** 100 + 1]
for a in values:
    print([(a < b, a <= b, a == b, a != b, a > b, a >= b) for b in values])
print(2 ** 100 == 2 ** 100, 2 ** 100 is None, 1 == True, 0 == False, 2 ** 64 != "x")
