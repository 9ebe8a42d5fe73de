print(int.from_bytes(b"", "big"), int.from_bytes(b"\x01\x02", "big"), int.from_bytes(b"\x01\x02", "little"))
print(int.from_bytes(b"\xff\xfe", "big", signed=True), int.from_bytes(b"\x80", "big", signed=True))
print(int.from_bytes(bytes(range(1, 20)), "little"), int.from_bytes(b"\xff" * 17, "big", signed=True))
print(int.from_bytes([1, 2, 3], "big"), int.from_bytes(bytearray(b"\x10\x00"), byteorder="big"))
print(int.from_bytes(b"\x01\x00"), (5).from_bytes(b"a", "big"))
for n in (0, 1, -1, 2 ** 64, -2 ** 64, 3 ** 90, -3 ** 90):
    print(int.from_bytes(n.to_bytes(20, "little", signed=True), "little", signed=True) == n)
