# UTF-16: with a mark or a byte order in the name, characters beyond the first plane as pairs.
text = "a\u20ac\U0001f600\x00"
for encoding in ("utf-16", "utf-16-le", "utf-16-be", "UTF_16_LE", "utf16", "u16", "utf-16be"):
    data = text.encode(encoding)
    print(encoding, data, data.decode(encoding) == text)
print(ascii(b"\xfe\xff\x00a".decode("utf-16")), ascii(b"\xff\xfea\x00".decode("utf-16")), ascii(b"a\x00".decode("utf-16")))
print(ascii(b"\xff\xfea\x00".decode("utf-16-le")), repr(b"".decode("utf-16")), "".encode("utf-16"))
bad = (b"a", b"a\x00b", b"\x00\xd8", b"\x00\xd8a\x00", b"\x00\xdca\x00", b"\x00\xd8a", b"a\x00\x00\xd8\x00")
for data in bad:
    for errors in ("strict", "ignore", "replace", "backslashreplace", "surrogateescape", "surrogatepass"):
        try:
            print(data, errors, ascii(data.decode("utf-16-le", errors)))
        except UnicodeDecodeError as e:
            print(e, e.encoding, e.start, e.end, e.reason)
