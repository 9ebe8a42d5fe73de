import struct
data = bytes(range(240, 256)) + bytes(range(16))
for order in '<>':
    for f in ('16b', '16B', '8h', '8H', '4i', '4I', '4l', '4L', '2q', '2Q', '16?'):
        print(order + f, struct.unpack_from(order + f, data, 4))
print(struct.unpack('<hbx?', b'\x01\x02\x03\x04\x05'), struct.unpack('', b''), struct.unpack('<4x', b'abcd'))
print(struct.unpack('<H', bytearray(b'ab')), struct.unpack('<H', memoryview(b'ab')))
