class Evil:
    def __index__(self):
        b.clear()
        return 2
b = bytearray(b"abcdef")
try:
    print(b[Evil()])
except IndexError as e:
    print(e)
b = bytearray(b"abcdef")
print(b[0:Evil()])
b = bytearray(b"abcdef")
try:
    b[Evil()] = 1
except IndexError as e:
    print(e)
