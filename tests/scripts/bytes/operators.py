print(b"a" + b"b", b"a" + bytearray(b"b"), b"ab" * 3, 2 * b"x", b"" * 5, b"a" + memoryview(b"c"),
    type(bytearray(b"a") + b"b").__name__)
print(b"el" in b"hello", 104 in b"hello", b"" in b"", 0 in b"abc", bytearray(b"l") in b"hello")
for f in (lambda: b"a" + "b", lambda: b"a" + 1, lambda: b"a" * 1.5, lambda: 256 in b"a", lambda: "a" in b"a",
        lambda: "a" + b"b"):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
