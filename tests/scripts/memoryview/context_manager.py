b = bytearray(b"abc")
with memoryview(b) as m:
    m[0] = 65
    print(m.tobytes())
b += b"def"
print(b)
try:
    m[0]
except ValueError as e:
    print(e)
