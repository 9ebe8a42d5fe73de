from array import array
a = array('i', [1, 2, 3, 4])
class I:
    def __index__(self):
        del a[:]
        return 1
for f in (lambda: a.__setitem__(3, I()), lambda: a[I()], lambda: a.insert(2, I()), lambda: a.append(I())):
    a[:] = array('i', [1, 2, 3, 4])
    try:
        f()
    except IndexError as e:
        print(e)
    print(a)
class E:
    def __eq__(self, other):
        del a[:]
        return False
a = array('i', [1, 2, 3])
print(a.count(E()), a)
