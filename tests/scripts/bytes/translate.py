t = bytes.maketrans(b"abc", b"xyz")
print(len(t), b"aabbd".translate(t), b"aabbd".translate(None, b"a"), b"abc".translate(t, delete=b"b"),
    bytearray(b"ab").translate(t))
for f in (lambda: b"a".translate(b"x"), lambda: bytes.maketrans(b"a", b"bc"), lambda: b"a".translate("x"),
        lambda: b"a".translate(1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
