print((), (1,), (1, 2), ((),), ((1,), [2]), ('a', None))
a = ([],)
a[0].append(a)
print(a)
class Bad:
    def __repr__(self):
        return 5
try:
    print((Bad(),))
except TypeError as e:
    print(e)
