print(b"a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80".decode(), b"\xe9".decode("latin-1"), b"abc".decode("ascii"),
    b"".decode(), bytearray(b"x").decode("utf8"))
for errors in ("ignore", "replace", "backslashreplace"):
    print(ascii(b"a\xffb\xe2\x82c\xf0\x9f".decode("utf-8", errors)), ascii(b"a\xe9".decode("ascii", errors=errors)))
print(ascii(b"a\xff\x80".decode("utf-8", "surrogateescape")), ascii(b"\xe9".decode("ascii", "surrogateescape")),
    ascii(b"\xed\xa0\x80".decode("utf-8", "surrogatepass")))
