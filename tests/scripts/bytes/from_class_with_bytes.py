# __bytes__ counts for classes derived from str, and what it returns comes through; a TypeError of __index__ is no end.
class Text(str):
    def __bytes__(self):
        return b'of text'


class Kept(bytes):
    pass


class Gives:
    def __bytes__(self):
        return Kept(b'kept')


class NoIndex(bytes):
    def __index__(self):
        raise TypeError('no index')


class BadIndex(bytes):
    def __index__(self):
        raise ValueError('bad index')


print(bytes(Text('\u20ac')), bytes(Text('\u20ac'), 'utf-8'))
print(type(bytes(Gives())).__name__, type(Kept(Gives())).__name__)
print(bytes(NoIndex(b'abc')), bytearray(NoIndex(b'abc')))
for make in bytes, bytearray:
    try:
        print(make(BadIndex(b'abc')))
    except ValueError as e:
        print(e)
try:
    bytearray(Text('x'))
except TypeError as e:
    print(e)
