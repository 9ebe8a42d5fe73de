def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

from array import array
a = array('h', [1, 2])
print(a + a, a * 2, 2 * a, a * 0, a * -1, a + array('h'))
b = a
b += array('h', [3])
b *= 2
print(a, a is b)
a += a
print(len(a))
attempt(lambda: a + [1])
attempt(lambda: a + array('i'))
attempt(lambda: a * 1.5)
attempt(lambda: a.__iadd__([1]))
attempt(lambda: a.__iadd__(array('i')))
attempt(lambda: hash(a))
