import struct
for f in ('', '<ci', '=ci', '@ci', 'ci', 'cih', 'ch', '3x', '<10s', '<5p', '<3h2i', ' < i' if False else '<i', '<i h', 'ci0i', 'c0i', '<c0i', '0s', '<0i'):
    print(repr(f), struct.calcsize(f))
print(struct.calcsize(b'<hh'), struct.calcsize('<bBhHiIlLqQefd?cx'))
