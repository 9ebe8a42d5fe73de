class Celsius(float):
    def __repr__(self):
        return "%s C" % float(self)

c = Celsius(21.5)
print(c, c + 1, type(c + 1), c == 21.5, hash(c) == hash(21.5), Celsius("3"), Celsius(), -c, isinstance(c, float))
print(c.is_integer(), c.real, type(c.real), Celsius.fromhex("0x1p4"), round(c), int(c))
