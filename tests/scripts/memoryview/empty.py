m = memoryview(b"")
print(len(m), m.tolist(), m.tobytes(), m == b"", list(m), m[:].tolist(), bool(m), m.shape)
try:
    m[0]
except IndexError as e:
    print(e)
