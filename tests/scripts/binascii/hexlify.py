def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)

import binascii

for d in (b"", b"a", b"abc", bytes(range(256)), bytearray(b"xy"), memoryview(b"123")):
    h = binascii.hexlify(d)
    print(h, binascii.unhexlify(h) == bytes(d), binascii.b2a_hex(d) == h, binascii.a2b_hex(h.upper().decode()) == bytes(d))
show(binascii.hexlify, b"abcd", "-")
show(binascii.hexlify, b"abcde", b":", 2)
show(binascii.hexlify, b"abcde", sep="_", bytes_per_sep=-2)
show(binascii.hexlify, b"abc", "--")
show(binascii.hexlify, "a")
for s in ("", "a", "ab", "zz", "AbCd", "é", b"0G", 5, None, bytearray(b"ff"), "0x"):
    show(binascii.unhexlify, s)
