def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


import unicodedata
for start in (0, 0x80, 0x100, 0x2000, 0x20d0, 0x3000, 0xd7f0, 0xfe00, 0xfff0, 0x10100, 0x1d7ce, 0x1f600, 0xe0000, 0x10fff0):
    print(hex(start), " ".join(unicodedata.category(chr(c)) for c in range(start, start + 16)))
attempt(lambda: unicodedata.category("ab"))
attempt(lambda: unicodedata.category(1))
