import struct
for x in (0.0, -0.0, 1.0, -1.5, 0.15625, 65504.0, float('inf'), float('-inf')):
    print(struct.pack('<e', x), struct.pack('<f', x), struct.pack('>d', x))
    print(struct.unpack('<efd', struct.pack('<efd', x, x, x)))
print(struct.unpack('<e', b'\x01\x00')[0] == 2.0 ** -24, struct.unpack('<e', b'\xff\x03')[0] == 1023 * 2.0 ** -24)
print(struct.pack('<e', 2.0 ** -25), struct.pack('<e', 2.0 ** -24 * 1.5), struct.pack('<e', 1.0009765625), struct.pack('<e', 1 + 2.0 ** -11))
for v in (65520.0, -1e30, 100000.0):
    try:
        struct.pack('<e', v)
    except OverflowError as e:
        print(e)
print(struct.unpack('<f', struct.pack('<f', float('nan')))[0] != 0, struct.pack('<f', 3), struct.pack('<d', True))
