b = b"abcabc"
print(b.find(b"c"), b.rfind(b"c"), b.find(99), b.find(b"x"), b.count(b"abc"), b.count(97), b.count(b""),
    b.index(b"b", 2), b.rindex(97))
for f in (lambda: b.index(b"x"), lambda: b.find("a"), lambda: b.find(256), lambda: b.rindex(b"zz"),
        lambda: b.count(None)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
