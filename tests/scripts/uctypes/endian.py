import uctypes

data = b"\x12\x34\x56\x78\x9a\xbc\xde\xf0"
d = {"h": uctypes.UINT16 | 1, "i": uctypes.UINT32 | 0, "u": uctypes.UINT32 | 3, "q": uctypes.UINT64 | 0, "s": uctypes.INT16 | 4, "a": (uctypes.ARRAY | 0, uctypes.UINT16 | 2)}
for layout in (uctypes.LITTLE_ENDIAN, uctypes.BIG_ENDIAN):
    s = uctypes.struct(data, d, layout)
    print(hex(s.h), hex(s.i), hex(s.u), hex(s.q), s.s, [hex(x) for x in s.a])
import sys

native = uctypes.struct(data, d)
print(native.i == int.from_bytes(data[:4], sys.byteorder), uctypes.struct(data, d, uctypes.NATIVE).q == native.q)
