b = b"\x00\xffabc"
print(b.hex(), b.hex(":"), b.hex("-", 2), b.hex("-", -2), b"".hex(), b.hex(b"_", 3), b.hex(sep=" ", bytes_per_sep=10),
    b.hex(" ", 0))
print(bytes.fromhex("00 ff 61"), bytes.fromhex(""), bytearray.fromhex("ABcd"), type(bytearray.fromhex("00")).__name__)
for f in (lambda: bytes.fromhex("0"), lambda: bytes.fromhex("0g"), lambda: bytes.fromhex(b"00"),
        lambda: b"a".hex("xx"), lambda: b"a".hex(1),
          lambda: bytes.fromhex("12 3 4"), lambda: b"a".hex("é")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
