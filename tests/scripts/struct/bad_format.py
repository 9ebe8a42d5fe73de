def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

import struct
for f in ('z', '5', '<i>h', '10 i', '<n', '<P', 'i\0', '99999999999999999999i', '9223372036854775807q', '@@i', '-1i'):
    attempt(lambda: struct.calcsize(f))
attempt(lambda: struct.calcsize(None))
print(struct.error.__name__, struct.error.__mro__[1].__name__, issubclass(struct.error, Exception))
try:
    raise struct.error('mine')
except struct.error as e:
    print(repr(e))
