# needs: double
for n in (0, 1, -1, -2, 2 ** 30, 12345):
    print(hash(n))
print(hash(2 ** 100) == hash(2.0 ** 100), hash(1) == hash(1.0) == hash(True), hash(-2 ** 70) == hash(-2.0 ** 70))
d = {1: "a", 2 ** 100: "b"}
print(d[1.0], d[True], d[2.0 ** 100])
