from array import array
a = array('i', [1, 2, 3])
print(a == array('i', [1, 2, 3]), a == array('d', [1, 2, 3]), a != array('i', [1, 2]), a == [1, 2, 3])
print(a < array('i', [1, 3]), a < array('i', [1, 2, 3, 0]), a <= a, a > array('i'), a >= array('b', [2]))
try:
    a < [1]
except TypeError:
    print('TypeError')
print(array('i') == array('u'), bool(array('i')), bool(a))
