def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

a = [10, 20, 30]
print(a[0], a[-1], a[True], a[-3])
class I:
    def __index__(self):
        return 1
print(a[I()])
attempt(lambda: a[3])
attempt(lambda: a[-4])
attempt(lambda: a[10**30])
attempt(lambda: a.__getitem__('x'))
attempt(lambda: a.__getitem__(1.0))
attempt(lambda: a.__getitem__(None))
