def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

a = [1, 2, 3]
class I:
    def __index__(self):
        a.clear()
        return 1
attempt(lambda: a[I()])
a = [1, 2, 3]
attempt(lambda: a.__setitem__(I(), 9))
a = [1, 2, 3]
attempt(lambda: a.__delitem__(I()))
a = [1, 2, 3]
print(a[I():3], a)
a = [1, 2, 3]
a[I():] = [7, 8]
print(a)
