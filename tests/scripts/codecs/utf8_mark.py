# utf-8-sig writes a mark and takes one away.
print("a\u20ac".encode("utf-8-sig"), "".encode("utf-8-sig"), "a".encode("utf_8_sig"))
print(ascii(b"\xef\xbb\xbfa".decode("utf-8-sig")), ascii(b"a".decode("utf-8-sig")), ascii(b"\xef\xbb\xbfa".decode()))
try:
    b"\xef\xbb\xbfa\xff".decode("utf-8-sig")
except UnicodeDecodeError as e:
    print(e, e.start)
