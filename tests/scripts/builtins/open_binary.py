with open("b.bin", "wb") as f:
    print(f.write(b"\x00\xff\r\n"), f.write(bytearray(range(5))))
with open("b.bin", "rb") as f:
    print(f.read(3), f.tell(), f.read(), f.read())
    print(f.seek(2), f.read(2), f.seek(-1, 2), f.read(), f.seek(0), f.readline())
    buf = bytearray(4)
    print(f.readinto(buf), buf)
with open("b.bin", "r+b") as f:
    f.seek(1)
    f.write(b"AB")
    f.seek(0)
    print(f.read())
