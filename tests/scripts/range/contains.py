r = range(0, 100, 7)
print(14 in r, 15 in r, -7 in r, 98 in r, 105 in r, True in r, False in r)
print(14.0 in r, 14.5 in r, 'a' in r, None in r, float('nan') in r)
d = range(10, -10, -3)
print([x for x in range(-12, 13) if x in d])
b = 10**30
print(b in range(b), b - 1 in range(b), 7 in range(0, b, 7), b in range(0, b + 1, 10**10))
class E:
    def __eq__(self, other):
        return other == 21
print(E() in r, E() in range(5))
