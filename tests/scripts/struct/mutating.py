import struct
b = bytearray(8)
class I:
    def __index__(self):
        b.clear()
        return 5
try:
    struct.pack_into('<2h', b, 0, 1, I())
    print('packed')
except (BufferError, struct.error):
    print('refused')
