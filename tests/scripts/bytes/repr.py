print(bytes(range(256)))
for b in (b"'", b'"', b"'\"", b"\\", b"a\tb\n\r", b""):
    print(repr(b), str(b), len(repr(b)))
