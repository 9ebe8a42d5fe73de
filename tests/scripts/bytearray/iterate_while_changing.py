b = bytearray(b"ab")
out = []
for x in b:
    out.append(x)
    if len(b) < 6:
        b.append(x + 2)
print(out, b)
