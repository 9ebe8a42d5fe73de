import struct
print(struct.pack('5s', b'ab'), struct.pack('3s', b'abcdef'), struct.pack('s', b'xyz'), struct.pack('0s', b'abc'))
print(struct.pack('5p', b'abcdefgh'), struct.pack('5p', b'ab'), struct.pack('p', b'abc'), struct.pack('0p', b'x'))
print(struct.pack('3c', b'a', b'b', b'c'), struct.pack('2s', bytearray(b'hi')))
print(struct.unpack('5s', b'ab\0\0\0'), struct.unpack('3c', b'xyz'), struct.unpack('5p', b'\x02abcd'), struct.unpack('3p', b'\xffab'))
p = struct.pack('300p', b'a' * 299)
print(p[0], len(p), len(struct.unpack('300p', p)[0]), struct.unpack('0s', b''), struct.unpack('2s1s', b'abc'))
