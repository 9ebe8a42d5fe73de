e = UnicodeDecodeError("utf-8", b"ab\xff", 2, 3, "bad byte")
print(e.encoding, e.object, e.start, e.end, e.reason)
print(e)
print(UnicodeDecodeError("utf-8", b"abcdef", 2, 5, "long"))
print(repr(e), isinstance(e, ValueError))
try:
    b"a\xff".decode()
except UnicodeDecodeError as e:
    print(e.start, e.end, e.object, e)
for args in ((), ("a",), (1, b"", 0, 1, "x"), ("u", "s", 0, 1, "x"), ("u", b"", "0", 1, "x"), ("u", b"", 0, 1, 2)):
    try:
        UnicodeDecodeError(*args)
    except TypeError as x:
        print(x)
