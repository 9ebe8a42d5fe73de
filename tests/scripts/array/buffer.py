from array import array
a = array('H', [1, 2, 3])
m = memoryview(a)
print(len(m), m[0], m.itemsize, m.format, m.nbytes)
m[1] = 500
print(a)
print(array('B', b'xyz') == array('B', memoryview(b'xyz')), b'ab' + array('B', [99]))
print(a.buffer_info()[1], a.__copy__() == a, a.__copy__() is a, a.__deepcopy__({}) == a)
