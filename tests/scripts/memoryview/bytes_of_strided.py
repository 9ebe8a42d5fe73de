m = memoryview(b"0123456789")
print(bytes(m[::3]), bytearray(m[::2]), m[::2][1:3].tobytes(), m[8:2:-2].tolist(), b"".join([m[2:4], m[5:6]]),
    len(m[::-4]))
