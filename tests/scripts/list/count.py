nan = float('nan')
a = [1, 1.0, True, '1', nan, nan, [1], (1,)]
print(a.count(1), a.count('1'), a.count(nan), a.count([1]), a.count(5), [].count(None))
class Always:
    def __eq__(self, other):
        return True
print(a.count(Always()))
