def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)

import binascii

for d in (b"", b"a", b"123456789", bytes(range(256)) * 3, bytearray(b"xy"), memoryview(b"abc")):
    print(binascii.crc32(d), binascii.crc32(d, 12345), binascii.crc32(d, binascii.crc32(b"x")))
show(binascii.crc32, b"a", -1)
show(binascii.crc32, b"a", 2**40 + 5)
show(binascii.crc32, b"a", "x")
show(binascii.crc32, "a")
show(binascii.crc32)
