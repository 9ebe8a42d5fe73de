print(repr(str()), str(1), str("a"), str(None), str([1, "a"]), str(b"ab"), str(object="x"))
print(str(b"ab\xc3\xa9", "utf-8"), str(bytearray(b"ab"), "ascii"), str(memoryview(b"xy"), encoding="latin-1"))
print(repr(str(encoding="utf-8")), repr(str(b"\xff", errors="replace")))
