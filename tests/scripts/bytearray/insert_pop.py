b = bytearray(b"abc")
b.insert(0, 120)
b.insert(100, 121)
b.insert(-1, 122)
print(b, b.pop(), b.pop(0), b.pop(-2), b)
for f in (lambda: b.pop(9), lambda: bytearray().pop(), lambda: b.insert(0, 256), lambda: b.pop("a")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
