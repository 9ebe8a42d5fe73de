def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for fmt in (b"%f", b"%.2e", b"%i", b"%u", b"%d", b"%x", b"%c", b"%b"):
    for v in ("s", None, b"ab", [], 1j, 10 ** 400):
        attempt(lambda: fmt % (v,))
