from array import array
a = array('i', [1, 2, 3, 4])
class I:
    def __index__(self):
        del a[:]
        return 1
try:
    a[I()]
except IndexError as e:
    print(e, a)
# what these leave differs (CPython converts the value twice), but it is a sound array
for f in (lambda: a.__setitem__(3, I()), lambda: a.insert(2, I()), lambda: a.append(I())):
    a[:] = array('i', [1, 2, 3, 4])
    try:
        f()
    except IndexError:
        pass
    a.append(7)
    print(a[-1], len(a) == len(list(a)) == len(bytes(a)) // a.itemsize, len(a) < 3)
class E:
    def __eq__(self, other):
        del a[:]
        return False
a = array('i', [1, 2, 3])
print(a.count(E()), a)
