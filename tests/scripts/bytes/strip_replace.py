print(b"  a \t".strip(), b"xxaxx".strip(b"x"), b"ab".lstrip(b"a"), b"ab".rstrip(b"b"), b"\x1ca\x0b".strip(),
    b"aXb".replace(b"X", b"--"))
print(b"abc".replace(b"", b"."), b"aaa".replace(b"a", b"b", 2), b"pre-x".removeprefix(b"pre-"),
    b"x.c".removesuffix(b".c"))
try:
    b"a".replace("a", b"b")
except TypeError as e:
    print(e)
