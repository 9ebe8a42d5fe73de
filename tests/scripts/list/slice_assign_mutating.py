a = [1, 2, 3, 4]
def shrink():
    yield 'x'
    a.clear()
    yield 'y'
a[1:3] = shrink()
print(a)
