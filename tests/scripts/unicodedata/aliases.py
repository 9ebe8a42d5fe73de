# Aliases are found, but are not what name() gives.
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


import unicodedata
for name in ("NULL", "LINE FEED", "LF", "NBSP", "ZWJ", "BOM", "BYTE ORDER MARK", "VS1", "VS17", "VS256", "ESCAPE",
             "LATIN SMALL LETTER GHA", "WEIERSTRASS ELLIPTIC FUNCTION", "DELETE"):
    c = unicodedata.lookup(name)
    print(name, ascii(c), unicodedata.name(c, None))
