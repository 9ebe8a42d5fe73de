# Builtins given an iterator that changes the container they fill or read.
a = [1, 2, 3]
def shrink():
    for i in range(3):
        a.clear()
        yield i

a.extend(shrink())
print(a)
a = [1, 2, 3]
a[1:2] = shrink()
print(a)
a = [1, 2, 3]
print(",".join(str(x) for x in a if len(a) > 6 or a.append(0) is None))
b = [1, 2, 3, 4]
print(list(map(lambda x: b.clear() or x, b)), b)
b = [1, 2, 3, 4]
print(list(filter(lambda x: b.pop() or True, b)), b)
b = [5, 6, 7]
print(max(b, key=lambda x: b.clear() or x), b)
class Index:
    def __index__(self):
        c.clear()
        return 1

c = [1, 2, 3]
try:
    print(c[Index()])
except IndexError as e:
    print(e)
c = [1, 2, 3]
try:
    c[Index()] = 5
    print(c)
except IndexError as e:
    print(e)
