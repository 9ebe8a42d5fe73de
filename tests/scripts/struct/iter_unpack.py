def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

import struct
print(list(struct.iter_unpack('<h', b'\1\0\2\0\3\0')), list(struct.iter_unpack('<bH', bytes(6))))
it = struct.iter_unpack('<B', b'abc')
print(it.__length_hint__(), next(it), it.__length_hint__(), list(it), list(it))
attempt(lambda: struct.iter_unpack('<i', b'abcde'))
attempt(lambda: struct.iter_unpack('', b'abc'))
attempt(lambda: struct.iter_unpack('<i', 5))
print(list(struct.iter_unpack('<i', b'')))
