# needs: double
m = memoryview(bytearray(16)).cast("d")
m[0] = 1.5
m[1] = 2
f = memoryview(bytearray(4)).cast("f")
f[0] = 0.25
print(m.tolist(), f[0], m.itemsize, m == memoryview(bytes(m)).cast("d"))
try:
    m[0] = "x"
except TypeError as e:
    print(e)
