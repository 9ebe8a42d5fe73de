class B(bytes):
    pass
b = B(b"abc")
print(b, type(b).__name__, type(b + b"d").__name__, type(b[:]).__name__, b == b"abc", b.upper(), B.fromhex("61"),
    type(B.fromhex("61")).__name__)
print(B(), B(2), B("é", "utf-8"), isinstance(b, bytes), {b: 1}[b"abc"])
