b = bytearray()
for i in range(300):
    b.append(i & 255)
print(len(b), b[255], b[256])
b = bytearray(b"x")
b.extend(b"yz")
b.extend([1, 2])
b.extend(b)
b += b"!"
b += bytearray(b"?")
print(b)
for f in (lambda: b.append(256), lambda: b.append("a"), lambda: b.extend(1), lambda: b.extend("a"),
        lambda: b.extend([1, 999])):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
print(b)
