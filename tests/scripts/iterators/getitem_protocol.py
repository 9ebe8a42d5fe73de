class Seq:
    def __init__(self, n):
        self.n = n
    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError(i)
        return i * i
print(list(Seq(4)), tuple(Seq(0)), 4 in Seq(3), 5 in Seq(3), [*Seq(2)])
it = iter(Seq(2))
print(type(it).__name__, next(it), next(it), next(it, 'end'), next(it, 'end'))
class Stop(Seq):
    def __getitem__(self, i):
        if i == 2:
            raise StopIteration
        return i
print(list(Stop(9)))
class Bad:
    def __getitem__(self, i):
        raise KeyError(i)
try:
    list(Bad())
except KeyError as e:
    print('KeyError', e)
