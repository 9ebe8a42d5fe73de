b = bytearray(8)
m = memoryview(b).cast("H")
m[0] = 0x0102
m[-1] = 65535
print(len(m), m.itemsize, m.format, m.nbytes, m.shape, m.tolist())
i = memoryview(b).cast("b")
i[0] = -1
print(b[0], i[0], i.tolist()[:1])
q = memoryview(bytearray(16)).cast("q")
q[1] = -5
print(q.tolist(), q.cast("B")[0], q.cast("B").cast("i")[2] in (-5, -1), len(q.cast("B", [16])))
c = memoryview(b"ab").cast("c")
print(c[0], c.tolist(), memoryview(b"\x00\x01").cast("?").tolist())
