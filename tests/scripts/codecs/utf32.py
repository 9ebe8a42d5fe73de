# UTF-32: with a mark or a byte order in the name.
text = "a\u20ac\U0001f600"
for encoding in ("utf-32", "utf-32-le", "utf-32-be", "UTF32", "u32", "utf_32_be"):
    data = text.encode(encoding)
    print(encoding, data, data.decode(encoding) == text)
print(b"\x00\x00\xfe\xff\x00\x00\x00a".decode("utf-32"), b"a\x00\x00\x00".decode("utf-32"))
for data in (b"a\x00", b"\xff\xff\xff\x7f", b"\x00\xd8\x00\x00", b"a\x00\x00\x00b\x00", b"\x00\x00\x11\x00"):
    for errors in ("strict", "ignore", "replace", "backslashreplace", "surrogateescape", "surrogatepass"):
        try:
            print(data, errors, ascii(data.decode("utf-32-le", errors)))
        except UnicodeDecodeError as e:
            print(e, e.encoding, e.start, e.end)
