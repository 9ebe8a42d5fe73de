print(bytearray(), bytearray(3), bytearray([1, 2]), bytearray(b"ab"), bytearray("é", "utf-8"), bytearray(range(3)),
    bytearray(bytearray(b"q")))
for f in (lambda: bytearray("a"), lambda: bytearray([256]), lambda: bytearray(-1), lambda: bytearray(1.5),
        lambda: bytearray(None), lambda: bytearray(["a"])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
