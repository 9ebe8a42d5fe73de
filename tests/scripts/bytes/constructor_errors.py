class Bad:
    def __bytes__(self):
        return "x"
for f in (lambda: bytes("a"), lambda: bytes(1, "utf-8"), lambda: bytes([256]), lambda: bytes([-1]), lambda: bytes(-1),
          lambda: bytes(1.5), lambda: bytes(None), lambda: bytes(["a"]), lambda: bytes([1.5]),
          lambda: bytes(1 << 100), lambda: bytes(Bad()),
          lambda: bytes("a", 1), lambda: bytes(object()), lambda: bytes("é", "ascii")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
