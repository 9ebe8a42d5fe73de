b = bytearray(b"abc")
b[0] = 120
b[-1] = True
print(b)
for f in ("b[3] = 1", "b[0] = 256", "b[0] = -1", "b[0] = 'a'", "b['a'] = 1", "b[0] = b'a'", "b[-4] = 0"):
    try:
        exec(f)
    except Exception as e:
        print(type(e).__name__, e)
print(b)
