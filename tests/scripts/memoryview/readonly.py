m = memoryview(bytearray(b"ab")).toreadonly()
print(m.readonly, m[0])
try:
    m[0] = 1
except TypeError as e:
    print(e)
