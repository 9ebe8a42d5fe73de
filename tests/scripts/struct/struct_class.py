def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

import struct
s = struct.Struct('<hb')
print(s.format, s.size, s.pack(1, 2), s.unpack(b'\1\0\2'), struct.Struct(b'>i').format, type(s).__name__)
b = bytearray(5)
s.pack_into(b, 1, 5, 6)
print(b, s.unpack_from(b, 1), s.unpack_from(b, offset=2), list(s.iter_unpack(b'abcdef')))
attempt(lambda: s.pack(1))
attempt(lambda: s.unpack(b''))
attempt(lambda: struct.Struct('z'))
attempt(lambda: struct.Struct(5))
class Point(struct.Struct):
    def __init__(self):
        super().__init__('<2h')
print(Point().pack(1, -1), Point().size)
