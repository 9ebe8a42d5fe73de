class I:
    def __init__(self, n):
        self.n = n
    def __index__(self):
        print('index', self.n)
        return self.n
a = list(range(10))
print(a[I(1):I(8):I(3)])
print(tuple(a)[I(-3):])
print(slice(I(2), I(5)).indices(I(4)))
print(a[I(10**30):], a[:I(-10**30)])
class Bad:
    def __index__(self):
        return 'x'
try:
    a[Bad():]
except TypeError as e:
    print(e)
