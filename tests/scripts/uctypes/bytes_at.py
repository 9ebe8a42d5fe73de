import gc
import uctypes

data = bytearray(b"abcdefgh")
address = uctypes.addressof(data)
print(uctypes.bytes_at(address, 3), uctypes.bytes_at(address + 2, 2), uctypes.addressof(memoryview(data)[3:]) == address + 3)
b = uctypes.bytearray_at(address + 1, 4)
b[0] = 0x58
b[1:3] = b"YZ"
print(b, data, len(b), bytes(b), b == b"XYZe", b.find(b"Z"), b + b"!")
for f in (lambda: b.append(1), lambda: b.extend(b"x"), lambda: b.clear(), lambda: b.__setitem__(slice(0, 1), b"ab"), lambda: b.__delitem__(0), lambda: b.pop(), lambda: b.__iadd__(b"x")):
    try:
        f()
    except BufferError as e:
        print(e)
m = memoryview(b)
m[3] = 0x21
m.release()
del b, m
gc.collect()
print(data)
