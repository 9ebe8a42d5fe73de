for c in (0, 65, 127, 128, 255, 256, 0x7ff, 0x800, 0xffff, 0x10000, 0x10ffff):
    assert ord(chr(c)) == c and len(chr(c)) == 1
    print(c, len(chr(c).encode("utf-8", "surrogatepass")))
for f in (lambda: ord("ab"), lambda: ord(""), lambda: chr(-1), lambda: chr(0x110000), lambda: ord(1)):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(e)
