print(b"%d %s %r %x %c" % (1, b"a", "é", 255, 65), b"%5d|%-5d|%05d" % (1, 2, 3), b"%b%%" % b"x", b"%a" % "é",
    bytearray(b"%s") % bytearray(b"q"))
print(b"%(k)s" % {b"k": b"v"}, b"%s" % memoryview(b"mv"), b"%5s|%.2s|" % (b"ab", b"cdef"), b"%c" % b"z")
for f in (lambda: b"%s" % "a", lambda: b"%c" % 256, lambda: b"%c" % b"ab", lambda: b"%d" % "a", lambda: b"%s",
        lambda: b"%s" % (1,), lambda: b"%y" % 1,
          lambda: b"%s %s" % (b"a",), lambda: b"x" % 1):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
