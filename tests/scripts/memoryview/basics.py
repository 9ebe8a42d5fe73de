m = memoryview(b"abcdef")
print(len(m), m[0], m[-1], bytes(m[1:4]), m.tobytes(), m.tolist(), list(m), m.readonly, m.format, m.itemsize,
    m.nbytes, m.ndim, m.shape, m.strides)
print(m.obj, m[::-1].tobytes(), m[::2].tolist(), m[1:][1:][0], m.contiguous, m[::2].contiguous, m.hex(), m.suboffsets,
    99 in m)
