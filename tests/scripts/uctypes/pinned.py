# What addressof was asked for stays in its place, also if the address is in the middle of it.
import gc
import uctypes

data = bytearray(range(64))
view = uctypes.addressof(memoryview(data)[40:])
text = bytes(range(100, 160))
constant = uctypes.addressof(text)
garbage = [bytearray(i) for i in range(200)]
del garbage
for i in range(20):
    junk = [str(j) for j in range(100)]
    gc.collect()
print(uctypes.bytes_at(view, 4), uctypes.bytes_at(constant, 4), uctypes.addressof(memoryview(data)[40:]) == view, uctypes.addressof(text) == constant)
