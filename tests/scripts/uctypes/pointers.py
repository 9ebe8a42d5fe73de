# needs: little-endian
import struct
import uctypes

target = bytearray(b"abcdefgh")
p = bytearray(struct.pack("P", uctypes.addressof(target)))
s = uctypes.struct(uctypes.addressof(p), {"b": (uctypes.PTR | 0, uctypes.UINT8), "h": (uctypes.PTR | 0, uctypes.UINT16), "v": (uctypes.PTR | 0, uctypes.VOID),
                                          "s": (uctypes.PTR | 0, {"x": uctypes.UINT8 | 0, "y": uctypes.UINT8 | 3})})
print(chr(s.b[0]), chr(s.b[3]), hex(s.h[1]), chr(s.s[0].x), chr(s.s[0].y), chr(s.s[1].x), int(s.b) == uctypes.addressof(target))
s.b[0] = 0x41
s.s[1].y = 0x42
print(target, uctypes.sizeof(s.b) == struct.calcsize("P"), uctypes.bytes_at(int(s.v), 3))
p[:] = bytes(len(p))
for f in (lambda: s.b[0], lambda: s.s[0].x):
    try:
        f()
    except ValueError as e:
        print(e)
