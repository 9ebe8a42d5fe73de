def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

import struct
attempt(lambda: struct.pack('<i', 'a'))
attempt(lambda: struct.pack('<i', 1.0))
attempt(lambda: struct.pack('<f', 'a'))
attempt(lambda: struct.pack('<c', b'ab'))
attempt(lambda: struct.pack('<c', 1))
attempt(lambda: struct.pack('<s', 'a'))
attempt(lambda: struct.pack('<p', 'a'))
attempt(lambda: struct.pack('<2i', 1))
attempt(lambda: struct.pack('<i', 1, 2))
attempt(lambda: struct.pack('<c'))
attempt(lambda: struct.pack())
attempt(lambda: struct.pack(5))
class Bad:
    def __index__(self):
        raise KeyError('index')
attempt(lambda: struct.pack('<i', Bad()))
