b = bytearray(b"0123456789")
b[2:4] = b"abcdef"
print(b)
b[2:8] = b""
print(b)
b[:0] = b"<<"
b[len(b):] = [62, 62]
print(b)
b[5:2] = b"x"
print(b)
b[1:3] = b
print(b)
b[:] = (x for x in b"new")
print(b, len(b))
