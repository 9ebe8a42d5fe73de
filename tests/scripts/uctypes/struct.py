# Fields of all kinds, read and written.
import uctypes

data = bytearray(b"0123456789abcdef")
S = uctypes.struct(
    uctypes.addressof(data),
    {
        "a": uctypes.UINT8 | 0,
        "b": uctypes.UINT16 | 2,
        "s": (4, {"x": uctypes.INT8 | 0, "y": uctypes.UINT32 | 0}),
        "arr": (uctypes.ARRAY | 0, uctypes.UINT8 | 4),
        "arr2": (uctypes.ARRAY | 0, uctypes.INT16 | 4),
        "arr3": (uctypes.ARRAY | 0, 2, {"l": uctypes.UINT8 | 0, "h": uctypes.UINT8 | 1}),
        "f": uctypes.FLOAT32 | 4,
        "d": uctypes.FLOAT64 | 8,
        "q": uctypes.INT64 | 8,
        "i": uctypes.INT32 | 8,
    },
    uctypes.LITTLE_ENDIAN,
)
print(S.a, hex(S.b), S.s.x, hex(S.s.y), S.arr, S.arr2[1], S.arr3[1].l, hex(S.q), hex(S.i))
S.a = 65
S.b = 0x4243
S.s.y = 0x44434241
print(data)
S.arr[0] = 0x7A
S.arr2[3] = -1
S.arr3[1].h = 33
print(data)
S.f = 1.5
S.d = -2.0
print(S.f, S.d, data, len(S.arr2), list(S.arr2), bytes(S.s))
S.q = -2
print(S.q, S.i, data[8:])
S.a = 300
S.i = 2**32 + 5
print(S.a, S.i)
del S
