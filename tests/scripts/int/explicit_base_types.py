# With a base, int() takes str, bytes and bytearray, and nothing else.
import array


class S(str):
    pass


for x in '101', S('101'), b'101', bytearray(b'101'), memoryview(b'101'), array.array('B', b'101'), 101:
    try:
        print(int(x, 2))
    except TypeError as e:
        print(type(x).__name__, e)
