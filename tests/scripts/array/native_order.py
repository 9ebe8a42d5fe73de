# Items are in memory as the processor has them.
import struct
import sys
from array import array

for code in "hHiIlLqQ":
    a = array(code, [1, 2, 100])
    expected = b"".join(n.to_bytes(a.itemsize, sys.byteorder) for n in a)
    view = memoryview(a)
    print(code, a.tobytes() == expected, bytes(view) == expected, view.cast("B")[0] == expected[0])
    print(struct.pack("3" + code, 1, 2, 100) == expected, struct.unpack(code, expected[:a.itemsize]))
    print(memoryview(expected).cast(code).tolist(), array(code, expected).tolist())
    a.byteswap()
    other = "little" if sys.byteorder == "big" else "big"
    print(a.tobytes() == b"".join(n.to_bytes(len(expected) // 3, other) for n in (1, 2, 100)))
f = array("f", [1.0])
print(f.tobytes() == struct.pack("<f" if sys.byteorder == "little" else ">f", 1.0), f.tobytes() == struct.pack("f", 1.0))
first = struct.pack("=H", 1)[0]
print(first == (sys.byteorder == "little"), struct.unpack("=I", (7).to_bytes(4, sys.byteorder)))
