# What encoding does about characters that do not fit.
for text in ("a\u20acb", "\ud800", "x\udcffy", "\udce9\u20ac"):
    for encoding in ("utf-8", "ascii", "latin-1", "cp1252", "utf-16", "utf-16-be", "utf-32-le", "utf-8-sig"):
        for errors in ("strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace", "surrogateescape",
                       "surrogatepass"):
            try:
                print(ascii(text), encoding, errors, text.encode(encoding, errors))
            except UnicodeEncodeError as e:
                print(ascii(text), encoding, errors, ascii(str(e)), e.encoding, e.start, e.end, e.reason)
print("\U0010ffff \x80 \u0100".encode("ascii", "xmlcharrefreplace"))
try:
    "\u20ac".encode("latin-1", "no such handler")
except LookupError as e:
    print(e)
