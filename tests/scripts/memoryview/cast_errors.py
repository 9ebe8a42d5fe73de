m = memoryview(bytearray(8))
h = m.cast("h")
for f in (lambda: m.cast("x"), lambda: m.cast("hh"), lambda: m[:7].cast("i"), lambda: h.cast("i"),
        lambda: m[::2].cast("h"), lambda: m.cast(1),
          lambda: m.cast("i", (5,)), lambda: m.cast()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for v in (32768, -32769, "a", 1.5):
    try:
        h[0] = v
    except Exception as e:
        print(type(e).__name__, e)
