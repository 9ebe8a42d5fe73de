print(bytes(), bytes(3), bytes([1, 2, 255]), bytes(b"ab"), bytes(bytearray(b"x")), bytes("é", "utf-8"),
    bytes(range(3)))
print(bytes("é", encoding="latin-1"), bytes("é€", "ascii", "replace"), bytes((i for i in (65, 66))),
    bytes(memoryview(b"mv")))
class B:
    def __bytes__(self):
        return b"from B"
class I:
    def __index__(self):
        return 2
print(bytes(B()), bytes(I()), bytes([I(), True]))
