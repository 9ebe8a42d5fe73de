def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

from array import array
a = array('i', range(6))
a[1:3] = array('i', [7, 8, 9])
print(a)
a[::2] = array('i', [0, 0, 0, 0])
print(a)
a[1:1] = a
print(a)
a[:] = array('i')
print(a)
a = array('i', [1, 2, 3, 4])
attempt(lambda: a.__setitem__(slice(0, 1), [1]))
attempt(lambda: a.__setitem__(slice(0, 1), array('d')))
attempt(lambda: a.__setitem__(slice(0, 4, 2), array('i', [1])))
a[::-1] = a
print(a)
