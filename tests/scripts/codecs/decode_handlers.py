# Handlers that are for encoding only.
for errors in ("xmlcharrefreplace", "namereplace"):
    try:
        b"\xff".decode("utf-8", errors)
    except TypeError as e:
        print(e)
print(ascii(b"\xed\xa0\x80\xed\xbf\xbf".decode("utf-8", "surrogatepass")), ascii(b"a\xff\xc3b".decode("utf-8", "surrogateescape")))
for data in (b"\xed\xa0", b"\xed\xa0x", b"\xff"):
    try:
        print(ascii(data.decode("utf-8", "surrogatepass")))
    except UnicodeDecodeError as e:
        print(e)
