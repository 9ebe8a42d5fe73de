def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

import struct
b = bytearray(b'........')
struct.pack_into('<hx', b, 1, 0x4142)
print(b)
struct.pack_into('>H2s', b, -4, 0x4344, b'EF')
print(b)
attempt(lambda: struct.pack_into('<i', b, 5, 1))
attempt(lambda: struct.pack_into('<i', b, -3, 1))
attempt(lambda: struct.pack_into('<i', b, -9, 1))
attempt(lambda: struct.pack_into('<i', b'abcd', 0, 1))
attempt(lambda: struct.pack_into('<i', 5, 0, 1))
attempt(lambda: struct.pack_into('<i', b, 'a', 1))
attempt(lambda: struct.pack_into('<i'))
attempt(lambda: struct.pack_into('<i', b))
attempt(lambda: struct.pack_into('<i', b, 0))
attempt(lambda: struct.pack_into('<h', b, 0, 70000))
