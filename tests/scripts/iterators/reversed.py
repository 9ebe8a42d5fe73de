def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

print(list(reversed([1, 2, 3])), list(reversed((1, 2))), list(reversed('abc')), list(reversed(range(3))), list(reversed(b'ab')))
attempt(lambda: reversed(5))
attempt(lambda: reversed({1}))
attempt(lambda: reversed())
attempt(lambda: reversed(x=1))
attempt(lambda: reversed(x for x in 'a'))
class Seq:
    def __len__(self):
        return 3
    def __getitem__(self, i):
        return i * 10
print(list(reversed(Seq())))
class Custom:
    def __reversed__(self):
        return iter('custom')
print(list(reversed(Custom())))
class No(Seq):
    __reversed__ = None
attempt(lambda: reversed(No()))
