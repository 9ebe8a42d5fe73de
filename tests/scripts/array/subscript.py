def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

from array import array
a = array('i', [1, 2, 3])
a[0] = 10
a[-1] = 30
print(a, a[0], a[-3], a[1:], a[::-1], a[5:])
attempt(lambda: a[3])
attempt(lambda: a['a'])
attempt(lambda: a.__setitem__(3, 0))
attempt(lambda: a.__setitem__(0, 'x'))
attempt(lambda: a.__setitem__('a', 0))
attempt(lambda: a.__delitem__(5))
del a[0]
print(a)
del a[::2]
print(a)
