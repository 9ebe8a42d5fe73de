import struct
for order in '<>!=':
    print(struct.pack(order + 'bBhH', -1, 255, -2, 0x1234)) if order != '=' else print(len(struct.pack('=bBhHiIlLqQ', *range(10))))
print(struct.pack('<iIlLqQ', -3, 4, -5, 6, -7, 8))
print(struct.pack('>iIlLqQ', -3, 4, -5, 6, -7, 8))
print(struct.pack('<3h2x?', 1, 2, 3, True), struct.pack('>?', []), struct.pack('<b', True))
class I:
    def __index__(self):
        return 7
print(struct.pack('<h', I()))
