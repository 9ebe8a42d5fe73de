import uctypes

U8, U16, U32, U64 = uctypes.UINT8, uctypes.UINT16, uctypes.UINT32, uctypes.UINT64
for d in ({}, {"a": U8 | 0}, {"a": U8 | 0, "b": U32 | 4}, {"a": U32 | 0, "b": U8 | 4}, {"a": (0, {"x": U16 | 0, "y": U8 | 2}), "b": U8 | 4},
          {"a": (uctypes.ARRAY | 1, U8 | 4)}, {"a": (uctypes.ARRAY | 2, 3, {"x": U16 | 0, "y": U8 | 2})}, {"b": uctypes.BFUINT32 | 0 | 3 << uctypes.BF_LEN},
          {"f": uctypes.FLOAT32 | 1}):
    print(uctypes.sizeof(d), uctypes.sizeof(d, uctypes.LITTLE_ENDIAN), uctypes.sizeof(d, uctypes.BIG_ENDIAN))
data = bytearray(16)
s = uctypes.struct(data, {"a": (0, {"x": U16 | 0}), "b": (uctypes.ARRAY | 0, U32 | 3), "c": (uctypes.ARRAY | 0, 2, {"x": U8 | 2})})
print(uctypes.sizeof(s), uctypes.sizeof(s.a), uctypes.sizeof(s.b), uctypes.sizeof(s.c), uctypes.sizeof(s.c[1]))
print(uctypes.SHORT == uctypes.INT16, uctypes.UINT == U32, uctypes.LONGLONG == uctypes.INT64, uctypes.VOID == U8)
