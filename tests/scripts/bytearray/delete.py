b = bytearray(b"0123456789")
del b[0]
del b[-1]
print(b)
del b[1:3]
print(b)
del b[::2]
print(b)
b = bytearray(b"0123456789")
del b[8:1:-3]
print(b)
del b[5:2]
del b[:]
print(b)
try:
    del b[0]
except IndexError as e:
    print(e)
