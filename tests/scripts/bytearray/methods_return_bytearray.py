b = bytearray(b" aXbXc ")
for r in (b.strip(), b.replace(b"X", b"-"), b.upper(), b[1:3], b + b"", b * 2, b.center(9), b.lstrip(b"z"), b[:],
        b.title(), b.partition(b"X")[0],
          b.split(b"X")[0], bytearray(b",").join([b"a"]), b.zfill(9), b.removeprefix(b"q")):
    print(type(r).__name__, r)
