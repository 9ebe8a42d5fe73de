m = memoryview(b"abc")
print(m == b"abc", m == bytearray(b"abc"), m == memoryview(b"abc"), m == "abc", m != b"abd", b"abc" == m,
    m[::-1] == b"cba", m == memoryview(b"abcd"))
print(memoryview(b"\x01\x00").cast("b") == memoryview(b"\x01\x00"), memoryview(b"\xff").cast("b") == b"\xff")
try:
    m < b"abd"
except TypeError as e:
    print(e)
