class B(bytearray):
    def __init__(self, n, fill):
        super().__init__(n)
        for i in range(n):
            self[i] = fill
b = B(3, 65)
print(b, type(b).__name__, b == b"AAA", type(b + b"").__name__, type(b.copy()).__name__, len(b))
b.x = 1
print(b.x)
class C(bytearray):
    pass
print(C(b"abc"), C())
