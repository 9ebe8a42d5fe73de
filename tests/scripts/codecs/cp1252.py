# Code page 1252, which differs from latin-1 between 0x80 and 0x9f.
data = bytes(b for b in range(256) if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D))
text = data.decode("cp1252")
print(ascii(text), text.encode("windows-1252") == data, text.encode("1252") == data)
for action in (lambda: b"a\x81".decode("cp1252"), lambda: "a\x81\u0100".encode("cp1252")):
    try:
        action()
    except UnicodeError as e:
        print(type(e).__name__, ascii(str(e)))
print(ascii(b"a\x8db".decode("cp1252", "replace")), ascii(b"a\x8db".decode("cp1252", "surrogateescape")))
