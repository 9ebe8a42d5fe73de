def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

print(list(filter(None, [0, 1, '', 'a', None, [], [0]])), list(filter(lambda x: x % 2, range(10))), list(filter(bool, [0, 2])))
attempt(lambda: filter())
attempt(lambda: filter(None))
attempt(lambda: filter(None, 5))
attempt(lambda: list(filter(5, [1])))
attempt(lambda: filter(x=1))
class NoBool:
    def __bool__(self):
        raise ValueError('no bool')
attempt(lambda: list(filter(None, [NoBool()])))
attempt(lambda: list(filter(lambda x: NoBool(), [1])))
f = filter(str.isupper, 'aBcD')
print(next(f), list(f), list(f))
