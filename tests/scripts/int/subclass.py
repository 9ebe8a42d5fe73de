class Meters(int):
    def __repr__(self):
        return "Meters(%d)" % int(self)
    def double(self):
        return Meters(self * 2)

m = Meters(5)
print(m, m + 1, type(m + 1), m.double(), -m, type(-m), type(+m), m == 5, hash(m) == hash(5), {5: "x"}[m])
big = Meters(10 ** 30)
print(big, big.double(), big // 10, Meters("ff", 16), Meters(), isinstance(m, int), int(m), type(int(m)))
print(Meters.from_bytes(b"\x02", "big"), [1, 2, 3][Meters(1)])
