b = bytearray(b"abcdef")
m = memoryview(b)
m[0] = 120
m[1:3] = b"YZ"
m[-1] = True
print(b)
m[::2] = b"123"
print(b)
m[1:4] = m[0:3]
print(b)
m[:] = m[::-1]
print(b)
