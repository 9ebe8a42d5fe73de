def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

from array import array
import array as module
for code in 'bBhHiIqQfd':
    a = array(code, [1, 2, 3])
    print(a, a.typecode, len(a), a[1], array(code))
print([array(c).itemsize for c in 'bBhHiIqQfd'])
print(module.typecodes, module.ArrayType is array, array.__name__)
print(array('i', (1, 2)), array('i', range(3)), array('h', array('b', [1, -1])), array('d', array('i', [5])))
print(array('B', b'abc'), array('H', bytearray(4)), array('u', 'h\u00e9'), array('u', ['a', 'b']), array('u'))
