b = bytearray(b"abc")
m = memoryview(b)
r = memoryview(b"abc")
for f in ("m[0] = 256", "m[0] = 'a'", "m[0] = b'a'", "m[3] = 1", "m[0:2] = b'abc'", "m[0:2] = 1", "r[0] = 1",
        "del m[0]", "m['a'] = 1", "r[0:1] = b'x'",
          "m[1.5]", "m[-4]", "m[0] = -1"):
    try:
        exec(f)
    except Exception as e:
        print(type(e).__name__, e)
print(b)
