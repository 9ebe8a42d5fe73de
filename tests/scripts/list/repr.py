print([], [1], [1, 'a', None, 2.5, [3, (4,)], {5: [6]}])
a = [1]
a.append(a)
print(a, repr(a), str(a))
b = [a, a]
print(b)
class R:
    def __repr__(self):
        c.clear()
        return 'R()'
c = [R(), 2, 3]
print(c, c)
class Bad:
    def __repr__(self):
        raise KeyError('no repr')
d = [1, Bad()]
d.append(d)
for i in range(2):
    try:
        print(d)
    except KeyError as e:
        print('KeyError', e)
