b = bytearray(b"abc")
print(b == b"abc", b == bytearray(b"abc"), b < b"abd", b != b"", b == "abc", b > bytearray(), b == memoryview(b"abc"),
    b"abc" == b)
