b = bytearray(b"hello")
print(b.find(b"l"), b.rfind(108), b.count(b"l"), b.startswith(b"he"), b.index(b"o"), b"ell" in b, 104 in b, b.hex(),
    b.isalpha())
