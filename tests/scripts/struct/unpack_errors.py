def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

import struct
attempt(lambda: struct.unpack('<i', b'abc'))
attempt(lambda: struct.unpack('<i', b'abcde'))
attempt(lambda: struct.unpack('<i', 'abcd'))
attempt(lambda: struct.unpack('<i', 5))
attempt(lambda: struct.unpack_from('<i', b'abc'))
attempt(lambda: struct.unpack_from('<i', b'abcdef', 3))
attempt(lambda: struct.unpack_from('<i', b'abcdef', -3))
attempt(lambda: struct.unpack_from('<i', b'abcdef', -10))
attempt(lambda: struct.unpack_from('<i', b'abcdef', 10))
attempt(lambda: struct.unpack_from('<i', b'abcdef', 'x'))
print(struct.unpack_from('<H', b'abcdef', -5), struct.unpack_from('<H', buffer=b'abcdef', offset=1))
