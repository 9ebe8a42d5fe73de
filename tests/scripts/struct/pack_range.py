def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

import struct
for f, v in (('b', 128), ('b', -129), ('B', 256), ('B', -1), ('h', 40000), ('H', 65536), ('H', -1), ('i', 2**31),
             ('i', -2**31 - 1), ('I', 2**32), ('I', -1), ('q', 2**63), ('Q', 2**64), ('Q', -1), ('h', 2**70)):
    attempt(lambda: struct.pack('<' + f, v))
    attempt(lambda: struct.pack('>' + f, -v - 1 if f.islower() else v))
