# needs: little-endian
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

from array import array
a = array('H', [1, 0x1234])
print(a.tobytes(), bytes(a), bytearray(a))
a.byteswap()
print(a)
a.frombytes(b'ab')
print(a)
attempt(lambda: a.frombytes(b'a'))
attempt(lambda: a.frombytes('ab'))
b = array('B', [1, 2, 3])
b.frombytes(bytes(memoryview(b)[1:]))
print(b)
b.frombytes(b'')
print(b, array('i').tobytes())
a.fromlist([5, 6])
attempt(lambda: a.fromlist([7, 'x']))
attempt(lambda: a.fromlist((1,)))
print(a)
