def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

from array import array
a = array('i')
a.append(1)
a.extend([2, 3])
a.extend(array('i', [4]))
a.insert(0, 0)
a.insert(-1, 9)
a.insert(100, 100)
print(a, a.pop(), a.pop(0), a.pop(-2), a)
a.reverse()
print(a, a.index(2), a.count(2), a.tolist(), 3 in a, 'x' in a)
a.remove(2)
print(a)
attempt(lambda: a.remove(50))
attempt(lambda: a.index(50))
attempt(lambda: a.pop(50))
attempt(lambda: array('i').pop())
attempt(lambda: a.extend(5))
attempt(lambda: a.extend(array('d')))
attempt(lambda: a.insert('x', 1))
attempt(lambda: a.append())
print(array('i', [1, 2, 3, 1]).index(1, 1))
