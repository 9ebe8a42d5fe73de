b = bytearray(b"0123456789")
b[::2] = b"abcde"
print(b)
b[::-3] = bytearray(b"WXYZ")
print(b)
for f in ("b[::2] = b'x'", "b[::0] = b''", "b[0:2] = 5", "b[0:2] = 'ab'", "b[0:2] = [300]", "b[::2] = b''"):
    try:
        exec(f)
    except Exception as e:
        print(type(e).__name__, e)
print(b)
