b = b"hello"
print(b.startswith(b"he"), b.endswith(b"lo"), b.startswith((b"x", b"h")), b.startswith(bytearray(b"he")),
    b.startswith(b"e", 1), b.endswith(b"l", 0, -1))
for f in (lambda: b.startswith("he"), lambda: b.startswith(("he",)), lambda: b.endswith(1)):
    try:
        print(f())
    except TypeError as e:
        print(e)
