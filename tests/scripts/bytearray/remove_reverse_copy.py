b = bytearray(b"abcb")
b.remove(98)
print(b)
b.reverse()
c = b.copy()
c.append(33)
print(b, c, type(c).__name__)
b.clear()
print(b, len(b), not b)
for f in (lambda: b.remove(1), lambda: c.remove(256), lambda: c.remove("a")):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
