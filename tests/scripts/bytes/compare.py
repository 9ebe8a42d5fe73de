print(b"a" == b"a", b"a" == "a", b"a" == bytearray(b"a"), b"a" < b"b", b"ab" > b"a", b"\xff" > b"a", b"" < b"a",
    b"a" != b"b", b"a" == [97])
print(sorted([b"b", b"a", b"", b"\x80", b"ab"]), {b"k": 1}[b"k"], hash(b"abc" * 20) == hash(b"abc" * 20))
try:
    b"a" < "a"
except TypeError as e:
    print(e)
