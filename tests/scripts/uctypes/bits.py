# Bit fields.
import uctypes

data = bytearray(8)
d = {"x": uctypes.BFUINT16 | 0 | 3 << uctypes.BF_POS | 5 << uctypes.BF_LEN, "y": uctypes.BFINT16 | 0 | 0 << uctypes.BF_POS | 3 << uctypes.BF_LEN,
     "z": uctypes.BFUINT32 | 4 | 31 << uctypes.BF_POS | 1 << uctypes.BF_LEN, "b": uctypes.BFINT8 | 3 | 4 << uctypes.BF_POS | 4 << uctypes.BF_LEN}
for layout in (uctypes.LITTLE_ENDIAN, uctypes.BIG_ENDIAN):
    s = uctypes.struct(uctypes.addressof(data), d, layout)
    s.x = 0x1B
    s.y = -1
    s.z = 1
    s.b = -8
    print(data, hex(s.x), s.y, s.z, s.b)
    s.x = 0x25
    s.y = 3
    s.z = 2
    print(data, hex(s.x), s.y, s.z)
