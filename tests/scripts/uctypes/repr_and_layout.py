# What a struct shows of itself; one that exists has its layout already.
import uctypes

def show(f, *args):
    try:
        print(f(*args))
    except TypeError as e:
        print(type(e).__name__, e)

plain = {"a": uctypes.UINT32 | 0, "b": uctypes.UINT8 | 4}
for d in (plain, (uctypes.ARRAY | 0, uctypes.UINT8 | 2), (uctypes.PTR | 0, uctypes.UINT8), [plain], None):
    show(lambda: uctypes.struct(0xab0, d))
s = uctypes.struct(0, plain, uctypes.LITTLE_ENDIAN)
show(uctypes.sizeof, s)
show(uctypes.sizeof, s, uctypes.LITTLE_ENDIAN)
show(uctypes.sizeof, plain, uctypes.LITTLE_ENDIAN)
show(hash, s)
